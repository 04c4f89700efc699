import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Problem } from './problem';

const deepest = 64;

/** A request's body as JSON. @throws Problem 400, 413 or 415 */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json *(;|$)/i.test(type)) throw new Problem('invalid', 415, 'not application/json');
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new Problem('invalid', 415, 'neither plain nor gzip');
  const raw = await readBytes(request, most);
  const bytes = encoding === 'gzip' ? inflate(raw, most) : raw;
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nesting(text) > deepest) throw new Problem('invalid', 400, 'nested too deep');
    value = JSON.parse(text);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('invalid', 400, 'not JSON in UTF-8');
  }
  return value;
}

/** What is too much is read to its end and thrown away, so that the sender comes to hear the answer. */
async function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  if (size > most) throw new Problem('too-large', 413, 'the body is too large');
  return Buffer.concat(chunks);
}

function inflate(bytes: Buffer, most: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw tooLarge ? new Problem('too-large', 413, 'too large') : new Problem('invalid', 400, 'not gzip');
  }
}

/** How deep brackets nest in a JSON text; texts within it count for nothing. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}
