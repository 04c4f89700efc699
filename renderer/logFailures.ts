import type { Bridge } from '#shared/bridge/contract';

/** Tells the local log what nobody has caught: a window that stays empty must leave a trace. */
export function logFailures({ log }: Pick<Bridge['app'], 'log'>): void {
  const tell = (what: string, cause: unknown): void => {
    const detail =
      cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
    void log('error', `${what}: ${detail}`.slice(0, 4000));
  };
  window.addEventListener('error', ({ error, message }) => tell('uncaught in the page', error ?? message));
  window.addEventListener('unhandledrejection', ({ reason }) => tell('unhandled in the page', reason));
}
