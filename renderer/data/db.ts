import { Dexie } from 'dexie';
import type { DexieOptions, Table } from 'dexie';
import type { KindName } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { migrations as ownMigrations } from './migrations';
import type { Migration } from './migrations';
import { registerUpgrade } from './registerUpgrade';
import { registeredKinds, storesOf, versionOf } from './schema';
import type { StoredKind } from './schema';
import { listening } from './listening';
import type { ForeignRow, HistoryEntry, MetaRow, OutboxRow, PreferenceRow, TrashRow } from './tables';

export interface DeskDatabaseOptions {
  readonly name?: string;
  /** An older or newer register, for the tests of migrations. */
  readonly kinds?: readonly StoredKind[];
  readonly migrations?: readonly Migration[];
  /**
   * `strict` waits for the disk and is for what people write; `relaxed` is for bulk pulls, which the endpoint
   * would send again.
   */
  readonly durability?: 'strict' | 'relaxed';
  readonly dexie?: DexieOptions;
}

/** The desk's database: one table a kind, and the house's own. Only the modules of data/ and the worker hold one. */
export class DeskDatabase extends Dexie {
  declare readonly outbox: Table<OutboxRow, string>;
  declare readonly trash: Table<TrashRow, [string, string]>;
  declare readonly history: Table<HistoryEntry, string>;
  declare readonly foreign: Table<ForeignRow, [string, string]>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly preference: Table<PreferenceRow, string>;

  // Not by `#`: Dexie works on copies of the object that have it for their prototype.
  private takenAway = false;
  private heardTakenAway: (detail: string) => void = () => undefined;

  constructor({
    name = 'escale',
    kinds = registeredKinds,
    migrations = ownMigrations,
    durability = 'strict',
    dexie,
  }: DeskDatabaseOptions = {}) {
    super(name, { chromeTransactionDurability: durability, ...dexie });
    const newest = versionOf(kinds);
    for (let version = 1; version <= newest; version += 1) {
      const declared = this.version(version).stores(storesOf(version, kinds));
      const migration = migrations.find((candidate) => candidate.version === version);
      const upgrade = registerUpgrade(version, kinds);
      if (migration || upgrade)
        declared.upgrade(async (tx) => {
          await upgrade?.(tx);
          await migration?.upgrade(tx);
        });
    }
    this.use(listening((error) => this.giveUp(detailOf(error))));
  }

  /**
   * Calls back, once, when Chromium takes the open database away: its files can't be read, or somebody deletes or
   * changes it. Nothing is read or written by this object any more.
   */
  onTakenAway(heard: (detail: string) => void): void {
    this.heardTakenAway = heard;
  }

  isTakenAway(): boolean {
    return this.takenAway;
  }

  /**
   * Where it was closed from outside, Dexie would open it again by itself: a database that Chromium has just emptied, as
   * if nobody had ever worked here, with sequence numbers from 1.
   */
  override close(options?: { readonly disableAutoOpen: boolean }): void {
    if (options?.disableAutoOpen === false && this.isOpen()) this.giveUp('the connection was closed');
    else super.close();
  }

  private giveUp(detail: string): void {
    if (this.takenAway) return;
    this.takenAway = true;
    super.close();
    this.heardTakenAway(detail);
  }

  /** The table of a kind, with its rows typed. */
  records<K extends KindName>(kind: K): Table<RecordRow<K>, string> {
    return this.table(kind);
  }
}

/** Why the desk's database can't be used; nothing was changed in any of these cases. */
export type OpenFault =
  | { readonly reason: 'newer'; readonly found: number; readonly known: number }
  /** `journal`: what it alone holds couldn't be put back. */
  | { readonly reason: 'full' | 'damaged' | 'journal'; readonly detail: string };

export type OpenResult = { readonly ok: true } | ({ readonly ok: false } & OpenFault);

/** What an error of the database means for the desk. */
export function faultOf(error: unknown): OpenFault {
  const detail = detailOf(error);
  return { reason: /quota/i.test(detail) ? 'full' : 'damaged', detail };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Opens the database, bringing an older one up to date. A newer one is left alone: an older app must not touch it. */
export async function openDatabase(db: DeskDatabase): Promise<OpenResult> {
  const known = db.verno;
  try {
    await db.open();
  } catch (error) {
    if (error instanceof Error && error.name === 'VersionError')
      return { ok: false, reason: 'newer', found: Number.NaN, known };
    return { ok: false, ...faultOf(error) };
  }
  // Dexie opens a newer database with the tables it finds there instead of failing.
  const found = db.backendDB().version / 10;
  if (found > known) {
    db.close();
    return { ok: false, reason: 'newer', found, known };
  }
  return { ok: true };
}
