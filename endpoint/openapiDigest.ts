import type { Json, Responses } from './openapiJson';

/** `/v1/digest` in the OpenAPI document. */
export function digestPath(responses: Responses, scope: Json) {
  return {
    '/v1/digest': {
      get: {
        operationId: 'digest',
        summary: 'What a laptop at the feed’s head holds, in numbers to compare with',
        description:
          'Counts and hashes of the living records that the person sees, by the last two hexadecimal digits of their ' +
          'ids; buckets without a record are left out. The hash is SHA-256 over one line for each record, in the order ' +
          'of the ids and with a line feed between two of them: the id in lower case, a space, the collection, a space, ' +
          'the version. All of it is of one moment, that of `head`. It is an offer: `digests` in the capabilities ' +
          'tells that it is there.',
        parameters: [scope],
        responses: responses(
          {
            description: 'The digest.',
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/DigestResponse' }, example },
            },
          },
          400,
          401,
          403,
          429,
        ),
      },
    },
  };
}

/** Of one partner, 0197a1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b, in version 3. */
const example = {
  epoch: '4f1c9a',
  head: 'NGYxYzlhfDEyfHE3',
  buckets: [
    { bucket: '2b', count: 1, hash: '9646bb5f6a1d0bedebd4b7bd511072c33e0e4c8c0404375d23ebf5ccb5c96b65' },
  ],
};
