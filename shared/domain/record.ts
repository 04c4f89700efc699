import type { DataOf, KindName } from './entities';

/** A record as the desk keeps it: the kind's own fields in `data`, the house's around it. */
export interface RecordRow<K extends KindName = KindName> {
  readonly id: string;
  readonly data: DataOf<K>;
  /** The server's version that this row builds on; 0 while the server has never seen it. */
  readonly v: number;
  /** Schema version of the writer. */
  readonly schema: number;
  /** Who changed it last (a person's id as the endpoint names it, or the profile's name before the first sync). */
  readonly by: string;
  /** When it was last changed: on this laptop for its own edits, else as the server says. For showing, never for ordering. */
  readonly at: string;
  /** 1 for the invented portfolio and all that was written on it: never sent, and removed with it. */
  readonly sample?: 1;
}
