import type { EntryFailure } from '#shared/bridge/account';

/** Why a sign-in came to nothing; the detail is technical and holds no secret. */
export class SignInError extends Error {
  readonly reason: EntryFailure;
  readonly detail: string;

  constructor(reason: EntryFailure, detail = '', cause?: unknown) {
    super(detail === '' ? reason : `${reason}: ${detail}`, { cause });
    this.name = 'SignInError';
    this.reason = reason;
    this.detail = detail;
  }
}

/** No answer came: told apart from an answer that refuses, whatever a library has wrapped around it. */
export class Unreached extends Error {
  constructor(cause: unknown) {
    const text = cause instanceof Error ? cause.message : String(cause);
    super(/\b(?:ERR_|E)[A-Z][A-Z_]+\b/.exec(text)?.[0] ?? 'unknown', { cause });
    this.name = 'Unreached';
  }
}

/** The `Unreached` in an error's causes, null where there is none. */
export function unreachedIn(error: unknown): Unreached | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof Unreached) return at;
  return null;
}
