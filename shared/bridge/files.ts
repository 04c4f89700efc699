import { z } from 'zod';
import { largestFile, sha256 } from '../domain/attachment';

/** The types that the desk shows itself: pictures that can hold no script. Everything else is only ever saved or opened outside. */
export const shownMediaTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
] as const;

export function isShown(mediaType: string): boolean {
  return (shownMediaTypes as readonly string[]).includes(mediaType);
}

/** Pasted or dragged bytes that have no file on this disk; they pass the bridge whole. */
const largestBytes = 64 * 1024 * 1024;
/** A picture of 320 pixels is far below it. */
const largestThumbnail = 512 * 1024;

const fileName = z.string().min(1).max(255);
const bytesUpTo = (most: number) =>
  z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= most, 'too large');

/** A file as the preload hands it on: it alone turns a file of the page into a path, so that no script can name one. */
export const fileSource = z.union([
  z.object({ name: fileName, path: z.string().min(1).max(4096) }),
  z.object({ name: fileName, bytes: bytesUpTo(largestBytes) }),
]);
export type FileSource = z.infer<typeof fileSource>;

/** A file that a person dropped or pasted: the page's own `File`. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What became of one file. `name` is its own, without a folder. */
export type AddedFile =
  | {
      readonly status: 'added';
      readonly name: string;
      readonly mediaType: string;
      readonly size: number;
      readonly sha256: string;
      /** From a photo, by the camera's clock. */
      readonly takenAt?: string;
    }
  | { readonly status: 'failed'; readonly name: string; readonly reason: AddFailure };

export type AddFailure = 'noSpace' | 'empty' | 'tooLarge' | 'folder' | 'unreadable';

/**
 * Why the endpoint doesn't take a file, whatever is tried: it is larger than any may be, the company's room for files is
 * used up, or this person may send none.
 */
export const fileRefusals = ['tooLarge', 'noRoom', 'notTaken'] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** How one file stands on this laptop. */
export interface FileState {
  readonly sha256: string;
  /** Its bytes are on this laptop. */
  readonly here: boolean;
  /** A small picture of it has been made. */
  readonly thumbnail: boolean;
  /** The endpoint is known to have it. */
  readonly sent: boolean;
  /** Bytes that are across, while it is on its way. */
  readonly moving: { readonly direction: 'up' | 'down'; readonly done: number } | null;
  /** Why the endpoint didn't take it when it was last offered. */
  readonly refused: FileRefusal | null;
}

const wantedFile = z.object({ sha256, size: z.int().positive().max(largestFile) });
export type WantedFile = z.infer<typeof wantedFile>;

/** What is to be at the endpoint now, what once its record is there (`held`), and what is to be on this laptop. */
const wantedFiles = z.object({
  upload: z.array(wantedFile),
  held: z.array(wantedFile),
  download: z.array(wantedFile),
});
export type WantedFiles = z.infer<typeof wantedFiles>;

interface Heap {
  readonly files: number;
  readonly bytes: number;
}
/** What is still to be carried, to the endpoint and from it; what the endpoint refuses is offered again now and then. */
export interface WaitingFiles {
  readonly up: Heap;
  readonly refused: Readonly<Record<FileRefusal, Heap>>;
  readonly down: Heap;
}

/** `kind`: a program, a script or a type that isn't known to be harmless; it can be saved, not opened. */
export type OpenResult =
  | { readonly status: 'opened' }
  | { readonly status: 'refused'; readonly reason: 'kind' | 'absent' }
  | { readonly status: 'failed'; readonly detail: string };

export const filesArguments = {
  choose: z.tuple([]),
  add: z.tuple([z.array(fileSource).min(1).max(100)]),
  states: z.tuple([z.array(sha256).max(5000)]),
  keepThumbnail: z.tuple([sha256, bytesUpTo(largestThumbnail)]),
  open: z.tuple([sha256, fileName]),
  saveCopy: z.tuple([sha256, fileName]),
  want: z.tuple([wantedFiles]),
  fetch: z.tuple([wantedFile]),
  waiting: z.tuple([]),
  collect: z.tuple([z.array(sha256).max(1_000_000), z.array(sha256).max(1_000_000)]),
} as const;

/** The largest file by the way it comes. */
export const fileLimits = { path: largestFile, bytes: largestBytes } as const;
