import { Tenant, type Op, type Result, type Row, type Tx } from '../../support/minimalEndpoint/tenant';
import type { Mutant } from './mutant';

class ForgetsOperations extends Tenant {
  protected override commit(drafts: Map<string, Row>): void {
    super.commit(drafts, new Map());
  }
}

class TrustsIds extends Tenant {
  protected override contentOf(): string {
    return 'whatever';
  }
}

class MindsTheOrderOfFields extends Tenant {
  protected override contentOf(op: Op): string {
    return JSON.stringify({ ...op, op: '' });
  }
}

class LastWriteWins extends Tenant {
  protected override takes(row: Row | undefined, { effect, base }: Op): boolean {
    const exists = (row === undefined) === (base === 0);
    return exists && (row?.deleted !== true || effect === 'restore');
  }
}

class TellsNoCurrent extends Tenant {
  protected override conflict(tx: Tx): Result {
    return this.answer(tx, 'conflict');
  }
}

class TellsEveryCurrent extends Tenant {
  protected override conflict(tx: Tx, stale: ReadonlySet<string>): Result {
    const { ops, ...rest } = super.conflict(tx, stale);
    return { ...rest, ops: ops.map(({ op, current = null }) => ({ op, current })) };
  }
}

class ReplacesWholeRecords extends Tenant {
  protected override changed(row: Row | undefined, op: Op, by: string): Row {
    const next = super.changed(row, op, by);
    return op.effect === 'write' ? { ...next, data: op.set } : next;
  }
}

class TakesHalfTransactions extends Tenant {
  protected override transact(tx: Tx, by: string): Result {
    const result = super.transact(tx, by);
    if (result.status !== 'conflict' || tx.ops.length === 1) return result;
    for (const op of tx.ops) super.transact({ tx: tx.tx, ops: [op] }, by);
    return result;
  }
}

class PutsNothingOff extends Tenant {
  override push(epoch: string, txs: Tx[], by: string): { results: Result[] } {
    if (txs.length < 2) return super.push(epoch, txs, by);
    const count = txs.reduce((sum, { ops }) => sum + ops.length, 0);
    if (count > this.limits.pushOperations) return super.push(epoch, txs, by);
    return { results: txs.flatMap((tx) => super.push(epoch, [tx], by).results) };
  }
}

class DeletesForGood extends Tenant {
  protected override commit(
    drafts: Map<string, Row>,
    done: Map<string, { content: string; v: number }>,
  ): void {
    super.commit(drafts, done);
    for (const [id, { deleted }] of drafts) if (deleted) this.rows.delete(id);
  }
}

class RevivesByEdits extends Tenant {
  protected override takes(row: Row | undefined, { base }: Op): boolean {
    return (row?.v ?? 0) === base;
  }
}

class EmptiesTombstones extends Tenant {
  protected override changed(row: Row | undefined, op: Op, by: string): Row {
    const next = super.changed(row, op, by);
    return next.deleted ? { ...next, data: {} } : next;
  }
}

class KnowsItsFieldsOnly extends Tenant {
  protected override changed(row: Row | undefined, op: Op, by: string): Row {
    const next = super.changed(row, op, by);
    if (op.c !== 'partner') return next;
    const known = Object.entries(next.data).filter(([name]) => name !== 'loyaltyCard');
    return { ...next, data: Object.fromEntries(known) };
  }
}

class FallsBackToOldShapes extends Tenant {
  protected override changed(row: Row | undefined, op: Op, by: string): Row {
    return { ...super.changed(row, op, by), schema: op.schema };
  }
}

class DropsNul extends Tenant {
  protected override changed(row: Row | undefined, op: Op, by: string): Row {
    const next = super.changed(row, op, by);
    return { ...next, data: JSON.parse(JSON.stringify(next.data).replaceAll('\\u0000', '')) as Row['data'] };
  }
}

class SignsWithTheFirstPerson extends Tenant {
  protected override changed(row: Row | undefined, op: Op, by: string): Row {
    return { ...super.changed(row, op, by), by: row?.by ?? by };
  }
}

export const pushingMutants: readonly Mutant[] = [
  {
    that: 'forgets which operations it has done',
    breaks: 'S7',
    shows: ['S5', 'S6'],
    told: /came +.*"conflict"/s,
    makeTenant: (id, limits) => new ForgetsOperations(id, limits),
  },
  {
    that: 'takes an operation’s id for all of it',
    breaks: 'S7',
    shows: ['S6'],
    told: /used for another change is refused.*expected +the result.*"rejected"/s,
    makeTenant: (id, limits) => new TrustsIds(id, limits),
  },
  {
    that: 'takes the same fields in another order for another change',
    breaks: 'S7',
    told: /same fields in another order.*expected.*duplicate.*came +rejected/s,
    makeTenant: (id, limits) => new MindsTheOrderOfFields(id, limits),
  },
  {
    that: 'lets the last write win',
    breaks: 'S5',
    shows: ['S6', 'S20'],
    told: /stale base is a conflict.*came.*"applied"/s,
    makeTenant: (id, limits) => new LastWriteWins(id, limits),
  },
  {
    that: 'tells of a conflict, but not with what',
    breaks: 'S5',
    shows: ['S6', 'S10', 'S20', 'S21'],
    told: /carries the current record.*differ at ops\.0\.current/s,
    makeTenant: (id, limits) => new TellsNoCurrent(id, limits),
  },
  {
    that: 'tells records that are in no conflict',
    breaks: 'S6',
    told: /only its result carries a record/,
    makeTenant: (id, limits) => new TellsEveryCurrent(id, limits),
  },
  {
    that: 'replaces whole records',
    breaks: 'S5',
    shows: ['S8', 'S9', 'S20'],
    told: /leaves all others alone.*"kept"/s,
    makeTenant: (id, limits) => new ReplacesWholeRecords(id, limits),
  },
  {
    that: 'takes half of a transaction',
    breaks: 'S6',
    told: /leaves the others undone.*expected +a snapshot without the other record/s,
    makeTenant: (id, limits) => new TakesHalfTransactions(id, limits),
  },
  {
    that: 'takes each transaction for itself',
    breaks: 'S6',
    shows: ['S132'],
    told: /expected.*\["conflict","retry","applied"\].*came +\["conflict","conflict","applied"\]/s,
    makeTenant: (id, limits) => new PutsNothingOff(id, limits),
  },
  {
    that: 'deletes for good',
    breaks: 'S10',
    shows: ['S4', 'S15', 'S16'],
    told: /tombstone.*came +\[\]/s,
    makeTenant: (id, limits) => new DeletesForGood(id, limits),
  },
  {
    that: 'lets an edit revive what was deleted',
    breaks: 'S10',
    told: /An edit of it on version 2 is a conflict.*came.*"applied"/s,
    makeTenant: (id, limits) => new RevivesByEdits(id, limits),
  },
  {
    that: 'empties what it deletes',
    breaks: 'S10',
    shows: ['S15'],
    told: /tombstone that keeps the fields.*came.*"data":\{\}/s,
    makeTenant: (id, limits) => new EmptiesTombstones(id, limits),
  },
  {
    that: 'drops fields that it doesn’t know',
    breaks: 'S9',
    told: /Fields that a known kind doesn’t have.*loyaltyCard/s,
    makeTenant: (id, limits) => new KnowsItsFieldsOnly(id, limits),
  },
  {
    that: 'lets an older app take a record back to its shape',
    breaks: 'S9',
    told: /shape never falls back.*expected.*5.*came +3/s,
    makeTenant: (id, limits) => new FallsBackToOldShapes(id, limits),
  },
  {
    that: 'leaves NUL out of texts',
    breaks: 'S13',
    told: /Fields with NUL.*as they were sent/s,
    makeTenant: (id, limits) => new DropsNul(id, limits),
  },
  {
    that: 'says that whoever made a record has changed it',
    breaks: 'S5',
    told: /who changed the record last/,
    makeTenant: (id, limits) => new SignsWithTheFirstPerson(id, limits),
  },
];
