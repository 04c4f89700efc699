import { defaultLimits } from '../../../endpoint/limits';
import { openApiDocument } from '../../../endpoint/openapi';
import { startMinimalEndpoint, type MinimalEndpoint } from './server';
import { Tenant, type Limits } from './tenant';

export const minimalTokens = { token: 'camille', colleague: 'jonas', stranger: 'aoife' } as const;

export interface MinimalOptions {
  /** Lower ones than the contract's, where speed matters. */
  readonly limits?: Limits;
  /** There are none to compare with when false. */
  readonly digests?: boolean;
  /** Makes tenants that do something wrong. */
  readonly makeTenant?: (id: string, limits: Limits) => Tenant;
}

/** The minimal endpoint with two tenants and three people. */
export async function startMinimal({
  limits = { ...defaultLimits },
  digests = true,
  makeTenant = (id, own) => new Tenant(id, own),
}: MinimalOptions = {}): Promise<MinimalEndpoint & { readonly forget: () => void }> {
  const [acme, orion] = [makeTenant('acme', { ...limits }), makeTenant('orion', { ...limits })];
  acme.people.set('p1', 'Camille Moreau').set('p2', 'Jonas Weber');
  orion.people.set('p3', 'Aoife Byrne');
  const document = JSON.parse(JSON.stringify(openApiDocument(defaultLimits))) as Record<string, unknown>;
  const endpoint = await startMinimalEndpoint(
    document,
    new Map([
      [minimalTokens.token, { tenant: acme, id: 'p1' }],
      [minimalTokens.colleague, { tenant: acme, id: 'p2' }],
      [minimalTokens.stranger, { tenant: orion, id: 'p3' }],
    ]),
    digests,
  );
  return { ...endpoint, forget: () => acme.forget() };
}
