/** An answer that is no success. `type` is what follows `urn:escale:problem:`. */
export class Problem extends Error {
  readonly type: string;
  readonly status: number;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(type: string, status: number, detail: string, more: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.type = `urn:escale:problem:${type}`;
    this.status = status;
    this.more = more;
  }

  toJSON(): unknown {
    return { type: this.type, status: this.status, title: this.message, ...this.more };
  }
}
