import { filePath } from '#shared/bridge/addresses';
import { isShown } from '#shared/bridge/files';
import type { Bridge } from '#shared/bridge/contract';

/** Longest side in pixels: enough for a line's picture on a dense screen, and for a card's. */
const side = 320;
/** A larger picture would take hundreds of megabytes to decode; it keeps its symbol. */
const largestDrawn = 40 * 1024 * 1024;

/** Whether a small picture can be made of a file. */
export function canDraw({ mediaType, size }: { readonly mediaType: string; readonly size: number }): boolean {
  return isShown(mediaType) && size <= largestDrawn;
}

/**
 * Draws a file's small picture, upright as the camera held it, and has the shell keep it. In the page and not in the
 * shell, since what strangers made is decoded in the sandbox only; Chromium decodes and encodes off the page's thread.
 *
 * @returns false when it can't be drawn: broken, or not the picture that it says it is
 */
export async function drawThumbnail(files: Bridge['files'], sha256: string): Promise<boolean> {
  try {
    const answer = await fetch(filePath(sha256));
    if (!answer.ok || !isShown(answer.headers.get('content-type') ?? '')) return false;
    const bitmap = await createImageBitmap(await answer.blob(), { imageOrientation: 'from-image' });
    try {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const width = Math.max(1, Math.round(bitmap.width * scale));
      const height = Math.max(1, Math.round(bitmap.height * scale));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) return false;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      const picture = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
      return await files.keepThumbnail(sha256, new Uint8Array(await picture.arrayBuffer()));
    } finally {
      bitmap.close();
    }
  } catch {
    return false;
  }
}
