import type { FileRefusal } from '#shared/bridge/files';
import { problemTypes } from '#shared/sync/protocol';
import type { Answer } from './endpointCall';

/**
 * Why a file didn't get across.
 * - `absent`: the endpoint doesn't have it (yet).
 * - `refused`: the endpoint won't take it, whatever is tried: too large, not allowed, no attachments at all, not from
 *   so old an app.
 * - `busy`: later, says the endpoint.
 * - `misshapen`: an answer that is none, or another content than announced.
 * - `damaged`: this disk has spoilt it.
 */
export type FaultReason = 'absent' | 'refused' | 'busy' | 'misshapen' | 'damaged';

export class TransferFault extends Error {
  constructor(
    readonly reason: FaultReason,
    /** Milliseconds that the endpoint wants to be left alone. */
    readonly waitMs = 0,
    /** Why the endpoint refused it. */
    readonly refusal: FileRefusal | null = null,
  ) {
    super(reason);
  }
}

/**
 * What an answer means that isn't the one hoped for.
 * @param problemType the type of the problem that its body told, where it told one
 */
export function refusalOf(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  problemType?: string,
): TransferFault {
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after') ?? 0);
    return new TransferFault('busy', Number.isFinite(seconds) ? Math.min(seconds, 3600) * 1000 : 0);
  }
  if (status === 413) {
    const refusal = problemType === problemTypes.quotaExceeded ? 'noRoom' : 'tooLarge';
    return new TransferFault('refused', 0, refusal);
  }
  if ([403, 404, 426, 501].includes(status)) return new TransferFault('refused', 0, 'notTaken');
  return new TransferFault('misshapen');
}
