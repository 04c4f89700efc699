import { defaultLimits } from '../../../endpoint/limits';
import { openApiDocument } from '../../../endpoint/openapi';
import { startMinimalEndpoint, type MinimalEndpoint } from './server';
import { Tenant } from './tenant';

export const minimalTokens = { token: 'camille', colleague: 'jonas', stranger: 'aoife' } as const;

/** The minimal endpoint with two tenants and three people. @param makeTenant for a tenant that does something wrong */
export async function startMinimal(
  makeTenant: (id: string, limits: typeof defaultLimits) => Tenant = (id, limits) => new Tenant(id, limits),
): Promise<MinimalEndpoint> {
  const [acme, orion] = ['acme', 'orion'].map((id) => makeTenant(id, defaultLimits));
  if (acme === undefined || orion === undefined) throw new Error('no tenants');
  acme.people.set('p1', 'Camille Moreau').set('p2', 'Jonas Weber');
  orion.people.set('p3', 'Aoife Byrne');
  const document = JSON.parse(JSON.stringify(openApiDocument(defaultLimits))) as Record<string, unknown>;
  return startMinimalEndpoint(
    document,
    new Map([
      [minimalTokens.token, { tenant: acme, id: 'p1' }],
      [minimalTokens.colleague, { tenant: acme, id: 'p2' }],
      [minimalTokens.stranger, { tenant: orion, id: 'p3' }],
    ]),
  );
}
