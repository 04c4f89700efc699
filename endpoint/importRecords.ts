import { v7 } from 'uuid';
import { isKindName, kinds } from '#shared/domain/entities';
import { wireOperation, type PushResult, type WireOperation } from '#shared/sync/protocol';
import { tenantFacts } from './accounts';
import { push, type PushContext } from './push';

/** A record to be stored under an id of its own. */
export interface NewRecord {
  readonly c: string;
  readonly id: string;
  /** Fields in JSON’s terms; undefined ones are left out. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ImportOutcome {
  readonly stored: number;
  /** Ids that were taken already; those records are left as they are. */
  readonly present: number;
  readonly refused: readonly { readonly record: NewRecord; readonly reason: string }[];
}

const batch = 100;

/** Stores records as the person's own, the same way a laptop's push does. Running it twice changes nothing more. */
export async function importRecords(
  context: PushContext,
  records: readonly NewRecord[],
): Promise<ImportOutcome> {
  const { epoch } = await tenantFacts(context.database, context.account);
  const device = v7();
  const send = async (groups: readonly (readonly NewRecord[])[]): Promise<readonly PushResult[]> => {
    const txs = groups.map((group) => ({ tx: v7(), ops: group.map(creation) }));
    return (await push(context, { device, epoch, txs })).results;
  };

  let stored = 0;
  let present = 0;
  const refused: { record: NewRecord; reason: string }[] = [];
  for (let start = 0; start < records.length; start += batch) {
    const group = records.slice(start, start + batch);
    const [whole] = await send([group]);
    if (whole?.status === 'applied') {
      stored += group.length;
      continue;
    }
    const results = await send(group.map((record) => [record]));
    for (const [index, record] of group.entries()) {
      const result = results[index];
      if (result?.status === 'applied') stored += 1;
      else if (result?.status === 'conflict') present += 1;
      else refused.push({ record, reason: result?.problem?.detail ?? result?.status ?? 'no answer' });
    }
  }
  return { stored, present, refused };
}

function creation({ c, id, data }: NewRecord): WireOperation {
  const schema = isKindName(c) ? kinds[c].schema : 1;
  const set: unknown = JSON.parse(JSON.stringify(data));
  return wireOperation.parse({ op: v7(), c, id, base: 0, schema, set });
}
