import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEntry, sealEntry } from '../../../../electron/journal/entryCodec';
import { aChange, aWrite, settled } from '../../../support/journalEntries';

const key = randomBytes(32);

describe('S82 a sealed entry', () => {
  it('opens to what it was, whatever the texts in it', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 3000 });
    fc.assert(
      fc.property(texts, fc.jsonValue(), (text, value) => {
        const entry = aWrite(1, aChange('a', { data: { text, value }, before: { text: value } }));
        const plain = JSON.parse(JSON.stringify(entry)) as unknown;
        expect(openEntry(sealEntry(entry, key), key)).toEqual({ kind: 'entry', entry: plain });
      }),
      { numRuns: 60 },
    );
  });

  it('shows nothing of its text', () => {
    const sealed = sealEntry(aWrite(1, aChange('a', { data: { notes: 'remise confidentielle' } })), key);
    expect(sealed.toString('latin1')).not.toContain('confidentielle');
  });

  it('does not open with another key, nor after a change', () => {
    const sealed = sealEntry(settled(['a', 3]), key);
    expect(openEntry(sealed, randomBytes(32))).toEqual({ kind: 'wrongKey' });
    sealed[sealed.byteLength - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(openEntry(sealed, key)).toEqual({ kind: 'wrongKey' });
    expect(openEntry(Buffer.alloc(5), key)).toEqual({ kind: 'wrongKey' });
  });

  it('of a newer kind is told apart from damage', () => {
    const newer = { kind: 'merged', seq: 4 } as unknown as Parameters<typeof sealEntry>[0];
    expect(openEntry(sealEntry(newer, key), key)).toEqual({ kind: 'unknown' });
  });
});
