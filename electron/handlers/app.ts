import type { AppInfo, Shell } from '#shared/bridge/contract';
import { isExternalLink } from '../externalLinks';
import type { Log } from '../log';

export interface AppParts {
  readonly info: () => AppInfo;
  readonly openExternal: (url: string) => Promise<void>;
  readonly showItemInFolder: (path: string) => void;
  /** Whether the app itself has saved this file since its start. */
  readonly hasSaved: (path: string) => boolean;
  readonly writeClipboard: (text: string) => void | Promise<void>;
  readonly flushed: () => void;
  readonly log: Log;
}

export function appHandlers(parts: AppParts) {
  return {
    info: async () => parts.info(),
    openExternal: async (url) => {
      if (!isExternalLink(url)) return false;
      await parts.openExternal(url);
      return true;
    },
    showInFolder: async (path) => {
      if (parts.hasSaved(path)) parts.showItemInFolder(path);
    },
    log: async (level, message) => parts.log.write(level, `desk: ${message}`),
    copyText: async (text) => parts.writeClipboard(text),
    flushed: async () => parts.flushed(),
  } satisfies Shell['app'];
}
