import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../renderer/data/change';
import type { ChangeContext } from '../../../renderer/data/change';
import { update } from '../../../renderer/data/mutation';
import type { RecordRow } from '#shared/domain/record';
import { aPartner, aRow } from '../../support/builders';
import { uuid } from '../../support/syncValues';

const context = (live: RecordRow | undefined): ChangeContext => ({
  live,
  trashed: undefined,
  sample: undefined,
  by: 'camille',
  at: '2026-03-01T08:00:00.000Z',
});

/** A row as an older or newer app may have written it. */
function rowWith(data: Record<string, unknown>): RecordRow<'partner'> {
  const row = aRow('partner', aPartner());
  return { ...row, data: { ...row.data, ...data } };
}

describe('a change', () => {
  it('names the fields that it touches, before and after', () => {
    const result = changeOf(
      update('partner', uuid(1), { city: 'Millau', name: 'Aubrac Réseaux' }),
      context(rowWith({})),
    );
    expect(result).toMatchObject({
      ok: true,
      change: { touched: ['city'], before: { city: 'Rodez' }, after: { city: 'Millau' } },
    });
  });

  it('takes a field away that is set to undefined', () => {
    const row = rowWith({ cadenceDays: 30 });
    const result = changeOf(update('partner', uuid(1), { cadenceDays: undefined }), context(row));
    expect(result).toMatchObject({
      ok: true,
      change: { touched: ['cadenceDays'], before: { cadenceDays: 30 } },
    });
    expect(result.ok && result.change && 'cadenceDays' in result.change.row.data).toBe(false);
  });

  it('keeps fields that this app doesn’t know', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.stringMatching(/^x[a-z]{1,8}$/), (value, field) => {
        const result = changeOf(
          update('partner', uuid(1), { city: 'Millau' }),
          context(rowWith({ [field]: value })),
        );
        expect(result.ok && result.change?.row.data).toMatchObject({ [field]: value });
        expect(result.ok && result.change?.touched).toEqual(['city']);
      }),
    );
  });

  it('touches no field that was merely missing in the stored row', () => {
    const { language: _language, tags: _tags, ...sparse } = aRow('partner', aPartner()).data;
    const row = { ...aRow('partner', aPartner()), data: sparse } as RecordRow;
    const result = changeOf(update('partner', uuid(1), { city: 'Millau' }), context(row));
    expect(result).toMatchObject({ ok: true, change: { touched: ['city'] } });
  });

  it('lets a field be edited beside another that came in a form unknown here', () => {
    const row = rowWith({ type: 'kiosk' });
    const result = changeOf(update('partner', uuid(1), { city: '  Millau ' }), context(row));
    expect(result).toMatchObject({
      ok: true,
      change: { after: { city: 'Millau' }, row: { data: { type: 'kiosk' } } },
    });
  });

  it('refuses the very field that doesn’t validate', () => {
    const result = changeOf(
      update('partner', uuid(1), { website: 'aubrac', cadenceDays: 0.5, agreementEnd: '2026-02-30' }),
      context(rowWith({})),
    );
    expect(result.ok ? [] : result.issues.map(({ field, message }) => [field, message])).toEqual([
      ['website', 'validation.website'],
      ['agreementEnd', 'validation.date'],
      ['cadenceDays', 'validation.wholeNumber'],
    ]);
  });
});
