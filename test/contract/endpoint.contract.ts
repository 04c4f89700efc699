import type { Database } from '../../endpoint/database';
import { auditContract } from './audit.contract';
import { badInputContract } from './badInput.contract';
import { contractBench, type Bench } from './bench';
import { documentContract } from './document.contract';
import { eventsContract } from './events.contract';
import { importingContract } from './importing.contract';
import { isolationContract } from './isolation.contract';
import { limitsContract } from './limits.contract';
import { pullingContract } from './pulling.contract';
import { pushingContract } from './pushing.contract';
import { scopesContract } from './scopes.contract';
import { sightContract } from './sight.contract';
import { signInContract } from './signIn.contract';
import { writersContract } from './writers.contract';

/**
 * What every database behind the endpoint must do, by the rules of docs/sync.md.
 *
 * @param writers how many push at once where it matters
 */
export function endpointContract(open: () => Promise<Database>, writers: number): Bench {
  const bench = contractBench(open);
  pushingContract(bench);
  pullingContract(bench);
  isolationContract(bench);
  limitsContract(bench);
  badInputContract(bench);
  writersContract(bench, writers);
  documentContract(bench);
  importingContract(bench);
  auditContract(bench);
  eventsContract(bench);
  signInContract(bench);
  scopesContract(bench);
  sightContract(bench);
  return bench;
}
