import type { Problem, WireOperation } from './protocol';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * A change of one record that the endpoint hasn't confirmed, with the base snapshot that a three-way merge needs.
 *
 * Lives in the desk's outbox table, written in the same transaction as the record itself.
 */
export interface OutboxOperation {
  /** The id it goes to the wire under; a new one whenever the content changes after it was sent. */
  readonly op: string;
  /** The write it belongs to: sent, taken and refused as one. */
  readonly tx: string;
  /** The journal's sequence number of the last write it holds; orders the outbox. */
  readonly seq: number;
  readonly c: string;
  readonly id: string;
  /** The server's version the change was made on; 0 creates. */
  readonly base: number;
  readonly schema: number;
  readonly effect: WireOperation['effect'];
  /** Names of the fields that changed. */
  readonly touched: readonly string[];
  /** The touched fields as they were at `base`; a field that is missing here didn't exist. For a deletion: the whole record. */
  readonly before: Fields;
  /** The touched fields as they are now; a field that is missing here is gone. */
  readonly after: Fields;
  /** `inFlight`: sent, not answered; never altered until it is. `quarantined`: refused; waits for a person. */
  readonly state: 'pending' | 'inFlight' | 'quarantined';
  /** When it was first written, on this laptop's clock. */
  readonly at: string;
  readonly problem?: Problem;
}

/** The named fields that exist. */
export function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}
