import type { Database } from '../../endpoint/database';
import { conformanceTests } from '../conformance/inVitest';
import { attachmentsContract } from './attachments.contract';
import { auditContract } from './audit.contract';
import { badInputContract } from './badInput.contract';
import { contractBench, type Bench } from './bench';
import { devicesContract } from './devices.contract';
import { digestContract } from './digest.contract';
import { documentContract } from './document.contract';
import { erasureContract } from './erasure.contract';
import { eventsContract } from './events.contract';
import { importingContract } from './importing.contract';
import { isolationContract } from './isolation.contract';
import { labOf } from './labOf';
import { limitsContract } from './limits.contract';
import { peopleContract } from './people.contract';
import { pullingContract } from './pulling.contract';
import { retentionContract } from './retention.contract';
import { roundTripsContract } from './roundTrips.contract';
import { scopesContract } from './scopes.contract';
import { sightContract } from './sight.contract';
import { signInContract } from './signIn.contract';

/**
 * What every database behind the reference endpoint must do, by the rules of docs/sync.md: the conformance suite, which
 * any endpoint must pass, and what only the reference promises or what takes its database to show.
 *
 * @param writers how many push at once where it matters
 */
export function endpointContract(open: () => Promise<Database>, writers: number): Bench {
  const bench = contractBench(open);
  conformanceTests(
    () => labOf(bench, writers),
    ['A push with a change in an older shape is answered 426, and nothing of it is done'],
  );
  pullingContract(bench);
  digestContract(bench);
  retentionContract(bench);
  isolationContract(bench);
  limitsContract(bench);
  badInputContract(bench);
  documentContract(bench);
  importingContract(bench);
  attachmentsContract(bench);
  auditContract(bench);
  devicesContract(bench);
  erasureContract(bench);
  eventsContract(bench);
  signInContract(bench);
  scopesContract(bench);
  roundTripsContract(bench);
  sightContract(bench);
  peopleContract(bench);
  return bench;
}
