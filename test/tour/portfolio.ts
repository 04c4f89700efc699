import type { Meeting } from '#shared/domain/meeting';
import { sampleHighlights, samplePortfolio } from '#shared/sample/portfolio';
import type { SampleRecord } from '#shared/sample/portfolio';
import { importRecords } from '../../endpoint/importRecords';
import { defaultLimits } from '../../endpoint/limits';
import { ensurePerson } from '../../endpoint/people';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { story } from './story';

/** What the company has gathered in two years, and in it Thursday's visit. */
export interface Portfolio {
  readonly records: readonly SampleRecord[];
  readonly visit: Meeting & { readonly id: string };
}

/** The sample portfolio as of today, by this machine's calendar. */
export function portfolioOfToday(): Portfolio {
  const options = {
    today: new Date().toLocaleDateString('sv'),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const records = samplePortfolio(options);
  const { thursdayMeetingId: id } = sampleHighlights(options);
  const found = records.find((record) => record.id === id);
  if (found?.c !== 'meeting') throw new Error('The sample portfolio has no visit on Thursday.');
  return { records, visit: { ...found.data, id } };
}

/** The reference endpoint in this process, with the portfolio in it. */
export async function openEndpoint({ records }: Portfolio): Promise<TestEndpoint> {
  const endpoint = await startEndpoint();
  const { database } = endpoint;
  const person = await ensurePerson(database, 'acme', story.manager, 'manager');
  const account = { tenant: 'acme', person };
  const { stored } = await importRecords(
    { database, account, limits: defaultLimits, now: () => new Date() },
    records,
  );
  if (stored !== records.length) throw new Error(`The endpoint took ${stored} of ${records.length} records.`);
  return endpoint;
}
