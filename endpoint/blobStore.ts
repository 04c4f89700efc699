import type { Readable } from 'node:stream';

/** An upload that isn't whole yet. */
export interface Upload {
  readonly id: string;
  /** Whose it is; nobody else goes on with it. */
  readonly person: string;
  /** Bytes of the whole. */
  readonly length: number;
  /** What the whole must have, in hexadecimal. */
  readonly sha256: string;
}

export interface UploadProgress extends Upload {
  /** Bytes that are here. */
  readonly offset: number;
}

/**
 * Where a company's attachments are kept, each tenant's apart. On disk here (`diskBlobs.ts`); an object store is
 * another implementation of the same.
 */
export interface BlobStore {
  begin(tenant: string, upload: Upload): Promise<void>;
  progress(tenant: string, id: string): Promise<UploadProgress | undefined>;
  /** Writes what comes at its place. What came before the line broke stays. @returns the offset reached */
  append(tenant: string, upload: UploadProgress, body: Readable): Promise<number>;
  /**
   * Holds a whole upload against its SHA-256 and only then lets it be seen.
   *
   * @param verified called once it is found right, before it can be seen
   * @returns false when it is another content; the upload is gone then
   */
  finish(tenant: string, upload: Upload, verified: () => Promise<void>): Promise<boolean>;
  discard(tenant: string, id: string): Promise<void>;
  /** Bytes of a blob; undefined when there is none. Somebody asking for it keeps it from being collected. */
  size(tenant: string, sha256: string): Promise<number | undefined>;
  /** @param end inclusive */
  read(tenant: string, sha256: string, start: number, end: number): Readable;
  /** Bytes that the tenant's blobs and unfinished uploads take. */
  used(tenant: string): Promise<number>;
  /**
   * Removes blobs that nobody has referred to or asked for since `blobsBefore`, and uploads without progress since
   * `uploadsBefore`.
   *
   * @param referred which of these are referred to
   * @returns how many were removed
   */
  collect(
    tenant: string,
    bounds: { readonly blobsBefore: Date; readonly uploadsBefore: Date; readonly now: Date },
    referred: () => Promise<ReadonlySet<string>>,
  ): Promise<number>;
}
