import type { LabOptions } from '../conformance/lab';
import type { Bench } from './bench';

/** The three people that the conformance suite speaks as, in two tenants of their own. */
export async function labOf(bench: Bench, writers: number): Promise<LabOptions> {
  const [tenant, other] = [await bench.tenant(), await bench.tenant()];
  return {
    url: bench.url,
    writers,
    token: await bench.token(tenant, 'Camille Moreau'),
    colleague: await bench.token(tenant, 'Jonas Weber'),
    stranger: await bench.token(other, 'Aoife Byrne'),
  };
}
