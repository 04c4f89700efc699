import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, partsOf } from '../../../../electron/journal/frames';

const payloads = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 });

function read(bytes: Buffer): { readonly payloads: string[]; readonly damaged: number } {
  const found: string[] = [];
  let damaged = 0;
  for (const part of partsOf(bytes)) {
    if (part.kind === 'payload') found.push(part.payload.toString('hex'));
    else damaged += part.end - part.start;
  }
  return { payloads: found, damaged };
}

const hex = (payload: Uint8Array) => Buffer.from(payload).toString('hex');

describe('S81 frames', () => {
  it('give back what was put in, in order', () => {
    fc.assert(
      fc.property(payloads, (given) => {
        expect(read(Buffer.concat(given.map(frame)))).toEqual({ payloads: given.map(hex), damaged: 0 });
      }),
    );
  });

  it('cut off at any byte lose the last one only, and say how many bytes', () => {
    const given = ['un', 'deux', 'trois'].map((text) => Buffer.from(text));
    const bytes = Buffer.concat(given.map(frame));
    const lastStart = bytes.byteLength - frame(Buffer.from('trois')).byteLength;
    for (let cut = lastStart; cut < bytes.byteLength; cut += 1) {
      expect(read(bytes.subarray(0, cut))).toEqual({
        payloads: given.slice(0, 2).map(hex),
        damaged: cut - lastStart,
      });
    }
  });

  it('with one byte flipped anywhere lose the one it is in, never a later one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 2, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (given, where, change) => {
          const frames = given.map(frame);
          const bytes = Buffer.concat(frames);
          const at = where % bytes.byteLength;
          bytes[at] = (bytes[at] ?? 0) ^ change;
          let start = 0;
          const hit = frames.findIndex((one) => (start += one.byteLength) > at);
          expect(read(bytes).payloads).toEqual(given.filter((_one, index) => index !== hit).map(hex));
        },
      ),
    );
  });

  it('are found again behind bytes of any kind, markers included', () => {
    fc.assert(
      fc.property(payloads, fc.uint8Array({ maxLength: 80 }), payloads, (before, noise, after) => {
        const marked = Buffer.concat([Buffer.from([0xe5, 0xca, 0x1e, 0x4a]), noise]);
        const bytes = Buffer.concat([...before.map(frame), marked, ...after.map(frame)]);
        expect(read(bytes)).toEqual({
          payloads: [...before, ...after].map(hex),
          damaged: marked.byteLength,
        });
      }),
    );
  });

  it('that are all zeros count as damage', () => {
    expect(read(Buffer.concat([frame(Buffer.from('a')), Buffer.alloc(4096)]))).toEqual({
      payloads: [hex(Buffer.from('a'))],
      damaged: 4096,
    });
  });
});
