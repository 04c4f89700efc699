import { open } from 'node:fs/promises';

/** Cameras write it at the beginning: APP1 is the first segment or the second, and a segment has 64 KB at the most. */
const searchedBytes = 160 * 1024;

const exifIfd = 0x8769;
const dateTimeOriginal = 0x9003;

/**
 * When a photo was taken: EXIF's DateTimeOriginal (CIPA DC-008, tag 0x9003), by the camera's clock and without a zone.
 * @returns `YYYY-MM-DDTHH:MM:SS`, or `undefined` when the photo doesn't say or says nonsense
 */
export function takenAt(jpeg: Uint8Array): string | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  try {
    const tiff = tiffStart(view);
    return tiff === undefined ? undefined : dateIn(view, tiff);
  } catch (error) {
    // Cut or false offsets lead outside of the bytes.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export async function takenAtOfFile(path: string): Promise<string | undefined> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(searchedBytes), 0, searchedBytes, 0);
    return takenAt(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Where the TIFF structure of the Exif segment begins. */
function tiffStart(view: DataView): number | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // The picture itself begins: nothing is told after it.
    if (marker === 0xda || marker === 0xd9) return undefined;
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function dateIn(view: DataView, tiff: number): string | undefined {
  const little = view.getUint16(tiff) === 0x4949;
  const entry = (ifd: number, wanted: number): number | undefined => {
    const count = view.getUint16(ifd, little);
    for (let index = 0; index < count; index += 1) {
      const at = ifd + 2 + index * 12;
      if (view.getUint16(at, little) === wanted) return view.getUint32(at + 8, little);
    }
    return undefined;
  };
  const exif = entry(tiff + view.getUint32(tiff + 4, little), exifIfd);
  const date = exif === undefined ? undefined : entry(tiff + exif, dateTimeOriginal);
  if (date === undefined) return undefined;
  const text = String.fromCharCode(
    ...Array.from({ length: 19 }, (_, index) => view.getUint8(tiff + date + index)),
  );
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, time] = parts;
  const iso = `${year}-${month}-${day}T${time}`;
  return Number.isNaN(Date.parse(`${iso}Z`)) ? undefined : iso;
}
