import type { Database } from '../../endpoint/database';
import { contractBench } from './bench';
import { isolationContract } from './isolation.contract';
import { pullingContract } from './pulling.contract';
import { pushingContract } from './pushing.contract';

/** What every database behind the endpoint must do. */
export function endpointContract(open: () => Promise<Database>): void {
  const bench = contractBench(open);
  pushingContract(bench);
  pullingContract(bench);
  isolationContract(bench);
}
