import type { Bridge } from '#shared/bridge/contract';

declare global {
  interface Window {
    readonly escale: Bridge;
  }
}

/** The shell, as the desk sees it: the only place that touches `window.escale`. */
export const platform: Bridge = window.escale;
