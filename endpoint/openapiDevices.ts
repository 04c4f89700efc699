import type { Json, Responses } from './openapiJson';

/** The remote wipe of a device in the OpenAPI document. */
export function devicePaths(responses: Responses) {
  const device = {
    name: 'escale-device',
    in: 'header',
    required: true,
    description: 'The device’s own id, as in each of its requests.',
    schema: { type: 'string', format: 'uuid' },
    example: '0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a77',
  };
  const json = (schema: string, example: Json) => ({
    'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example },
  });
  const order = '6f1c0f5e-7a55-4d0e-9b1b-0d4a5c1f2e3d';
  return {
    '/v1/devices/self': {
      get: {
        operationId: 'deviceSelf',
        summary: 'Whose device asks, and whether it is to be wiped',
        description:
          'Asked by a laptop that was answered 403 device-wiped, before it destroys anything: only an order that names ' +
          'its own device, tenant and person counts. The receipt in it is new with each answer, and the only one taken.',
        parameters: [device],
        responses: responses(
          {
            description: 'The device, with the order that stands, or null.',
            content: json('DeviceSelf', {
              device: device.example,
              tenant: { id: 'acme', name: 'Acme' },
              person: { id: '0199d1a4-0000-7000-8000-000000000001', name: 'Camille Moreau' },
              wipe: {
                order,
                by: 'IT, Acme',
                at: '2026-03-02T09:30:00.000Z',
                afterSending: false,
                receipt: 'escw_b0a1c2d3e4f5061728394a5b6c7d8e9f',
              },
            }),
          },
          400,
          401,
          403,
          429,
        ),
      },
    },
    '/v1/devices/wiped': {
      post: {
        operationId: 'deviceWiped',
        summary: 'A laptop confirms that it is wiped',
        description:
          'With the receipt as its bearer token, since the laptop has destroyed the other one. However often it is ' +
          'sent, it has one effect.',
        requestBody: { required: true, content: json('WipedReport', { order, unsent: 0 }) },
        responses: responses(
          {
            description: 'It is noted.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['order'],
                  properties: { order: { type: 'string', format: 'uuid' } },
                },
                example: { order },
              },
            },
          },
          400,
          401,
          403,
          413,
          415,
        ),
      },
    },
  };
}
