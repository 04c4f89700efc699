import { forgetOld } from '../../endpoint/retention';
import { longAway } from '../conformance/longAway';
import type { LabOptions } from '../conformance/lab';
import type { Bench } from './bench';

/** The three people that the conformance suite speaks as, in two tenants of their own. */
export async function labOf(bench: Bench, writers: number): Promise<LabOptions> {
  const [tenant, other] = [await bench.tenant(), await bench.tenant()];
  const token = await bench.token(tenant, 'Camille Moreau');
  const old = await longAway(bench.url, token);
  await forgetOld(bench.database).run(tenant, new Date(Date.now() + 401 * 86_400_000));
  return {
    url: bench.url,
    writers,
    old,
    token,
    colleague: await bench.token(tenant, 'Jonas Weber'),
    stranger: await bench.token(other, 'Aoife Byrne'),
  };
}
