/** Milliseconds. */
export interface PeerTimes {
  readonly first: number;
  /** NaN when nothing was to be pushed. */
  readonly push: number;
}
