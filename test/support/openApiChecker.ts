import { Ajv2020 } from 'ajv/dist/2020.js';
import type { openApiDocument } from '../../endpoint/openapi';

/** An answer as it came over the wire, its body read as JSON. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

/** Holds answers against the document that the endpoint serves; throws where it doesn't allow one. */
export type CheckAnswer = (method: string, path: string, answer: Answer) => void;

export function openApiChecker(document: OpenApiDocument): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'document');
  return (method, path, { status, contentType, body }) => {
    const told = `${method} ${path} → ${status} ${contentType}`;
    const media = contentType.split(';')[0] ?? '';
    const steps = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      media,
      'schema',
    ];
    const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const validate = ajv.getSchema(`document#/${pointer}`);
    if (validate === undefined) throw new Error(`${told} is not in the document`);
    if (validate(body) !== true) {
      throw new Error(`${told} does not match the document: ${ajv.errorsText(validate.errors)}`);
    }
  };
}
