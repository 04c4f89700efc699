/** Where the desk finds what isn't a file of its own, under its own origin. */

/** The endpoint: the desk fetches `app://desk/endpoint/v1/…`, the shell adds address and token. */
export const endpointPrefix = '/endpoint';

/** An attachment's bytes: `/files/{sha256}`, and its small picture below it. */
export const filesPrefix = '/files';
export const thumbnailPath = (sha256: string): string => `${filesPrefix}/${sha256}/thumbnail`;
export const filePath = (sha256: string): string => `${filesPrefix}/${sha256}`;
