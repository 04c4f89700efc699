import type { Json, Responses } from './openapiJson';

function header(name: string, description: string, schema: Json, example: Json): Json {
  return { name, in: 'header', required: true, description, schema, example };
}

function pathId(name: string, schema: Json, example: Json): Json {
  return { name, in: 'path', required: true, schema, example };
}

const sha256 = pathId(
  'sha256',
  { type: 'string', pattern: '^[0-9a-f]{64}$' },
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
);
const uploadId = pathId('id', { type: 'string', format: 'uuid' }, '0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a77');
const resumable = header('Tus-Resumable', 'Always 1.0.0.', { const: '1.0.0' }, '1.0.0');
const integer = { type: 'integer', minimum: 0 };

function headers(names: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(
    Object.entries(names).map(([name, example]) => [name, { schema: { type: 'string' }, example }]),
  );
}

function problem(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** An operation whose success isn't 200. */
function answered(
  responses: Responses,
  status: number,
  success: Json,
  more: Readonly<Record<number, Json>>,
  ...problems: readonly number[]
): Json {
  const { 200: first, ...rest } = responses(success, ...problems) as Readonly<Record<string, Json>>;
  return { [status]: first ?? null, ...rest, ...more };
}

/** Attachments in the OpenAPI document: blobs by SHA-256, and uploads by tus 1.0. */
export function blobPaths(responses: Responses) {
  const binary = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const blob = (content: boolean): Json => ({
    description: 'The blob.',
    headers: headers({ 'Accept-Ranges': 'bytes', ETag: '"e3b0c442…"' }),
    ...(content ? { content: binary } : {}),
  });
  const elsewhere = problem('The upload stands elsewhere; Upload-Offset says where. Go on from there.');
  const notThere = problem('There is no such thing, or it is not yours.');
  const otherVersion = problem('Another version than tus 1.0.0.');
  return {
    '/v1/blobs/{sha256}': {
      head: {
        operationId: 'hasBlob',
        summary: 'Whether this content is there and you may have it',
        parameters: [sha256],
        responses: answered(responses, 200, blob(false), { 404: notThere }, 401, 429),
      },
      get: {
        operationId: 'blob',
        summary: 'An attachment’s content, or a range of it',
        parameters: [
          sha256,
          {
            name: 'Range',
            in: 'header',
            required: false,
            schema: { type: 'string' },
            example: 'bytes=1048576-',
          },
        ],
        responses: answered(
          responses,
          200,
          blob(true),
          {
            206: {
              description: 'The range.',
              headers: headers({ 'Content-Range': 'bytes 5-9/10' }),
              content: binary,
            },
            304: { description: 'You have it: If-None-Match names its ETag.' },
            404: notThere,
            416: problem('The blob has no such part.'),
          },
          401,
          429,
        ),
      },
    },
    '/v1/uploads': {
      options: {
        operationId: 'uploadOptions',
        summary: 'What this endpoint takes of tus 1.0',
        responses: answered(
          responses,
          204,
          {
            description: 'Version, extensions and the largest blob.',
            headers: headers({
              'Tus-Version': '1.0.0',
              'Tus-Extension': 'creation,termination',
              'Tus-Max-Size': '536870912',
            }),
          },
          {},
          401,
          429,
        ),
      },
      post: {
        operationId: 'beginUpload',
        summary: 'Begins an upload',
        description:
          'Above the largest file it is answered 413 too-large, above the room of all together 413 quota-exceeded.',
        parameters: [
          resumable,
          header('Upload-Length', 'Bytes of the whole.', integer, 314572800),
          header(
            'Upload-Metadata',
            'tus’ metadata with `sha256`: base64 of the content’s SHA-256 in hexadecimal.',
            { type: 'string' },
            'sha256 ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQ==',
          ),
        ],
        responses: answered(
          responses,
          201,
          {
            description: 'Location is where its content goes.',
            headers: headers({ Location: '/v1/uploads/0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a77' }),
          },
          { 404: notThere, 412: otherVersion },
          400,
          401,
          413,
          429,
        ),
      },
    },
    '/v1/uploads/{id}': {
      head: {
        operationId: 'uploadProgress',
        summary: 'Where to go on',
        parameters: [uploadId, resumable],
        responses: answered(
          responses,
          200,
          {
            description: 'How far it is.',
            headers: headers({ 'Upload-Offset': '1048576', 'Upload-Length': '314572800' }),
          },
          { 404: notThere, 412: otherVersion },
          401,
          429,
        ),
      },
      patch: {
        operationId: 'upload',
        summary: 'More of the content, from its offset on',
        description:
          'What had come when the line breaks stays. The last byte is answered once the SHA-256 was checked.',
        parameters: [
          uploadId,
          resumable,
          header('Upload-Offset', 'Where this part begins.', integer, 1048576),
        ],
        requestBody: {
          required: true,
          content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        responses: answered(
          responses,
          204,
          { description: 'How far it is now.', headers: headers({ 'Upload-Offset': '2097152' }) },
          {
            404: notThere,
            409: elsewhere,
            412: otherVersion,
            422: problem('The content is not the one that its SHA-256 names; the upload is gone.'),
          },
          400,
          401,
          413,
          415,
          429,
        ),
      },
      delete: {
        operationId: 'endUpload',
        summary: 'Gives an upload up',
        parameters: [uploadId, resumable],
        responses: answered(
          responses,
          204,
          { description: 'It is gone.' },
          { 404: notThere, 412: otherVersion },
          401,
          429,
        ),
      },
    },
  };
}
