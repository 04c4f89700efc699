import { describe, expect, it } from 'vitest';
import { placedOn, wallTime } from '../../../../renderer/features/meetings/agenda/calendar/placed';
import type { WallTime } from '../../../../renderer/features/meetings/agenda/calendar/placed';

const day = '2026-11-26';

function at(name: string, from: number, to: number, on = day): readonly [string, WallTime] {
  return [name, { day: on, from: from * 60, to: to * 60 }];
}

function lanes(...entries: (readonly [string, WallTime])[]): string[] {
  return placedOn(day, entries).map(({ entry, lane, lanes: of }) => `${entry} ${lane + 1}/${of}`);
}

describe('a meeting’s place on the wall', () => {
  it('is by the clock of its own place, whatever the laptop’s', () => {
    const lisbon = { startsAt: '2026-11-26T14:00:00.000Z', durationMinutes: 90, zone: 'Europe/Lisbon' };
    expect(wallTime(lisbon)).toEqual({ day, from: 14 * 60, to: 15 * 60 + 30 });
    expect(wallTime({ ...lisbon, zone: 'Asia/Tokyo' })).toEqual({ day, from: 23 * 60, to: 24 * 60 + 30 });
    expect(wallTime({ ...lisbon, zone: 'Pacific/Auckland' }).day).toBe('2026-11-27');
  });
});

describe('meetings on a day', () => {
  it('take the whole column when nothing overlaps, also back to back', () => {
    expect(lanes(at('a', 9, 10), at('b', 10, 11))).toEqual(['a 1/1', 'b 1/1']);
  });

  it('stand side by side when they overlap, and a third one takes the lane that is free again', () => {
    expect(lanes(at('long', 9, 12), at('early', 9.5, 10), at('late', 10.5, 11))).toEqual([
      'long 1/2',
      'early 2/2',
      'late 2/2',
    ]);
  });

  it('share the width with all that they touch through others, and with nobody else', () => {
    expect(lanes(at('a', 9, 10), at('b', 9.5, 10.5), at('c', 10.25, 11), at('d', 14, 15))).toEqual([
      'a 1/2',
      'b 2/2',
      'c 1/2',
      'd 1/1',
    ]);
  });

  it('leave a short one room for a line of text', () => {
    expect(lanes(at('call', 9, 9.25), at('visit', 9.25, 10))).toEqual(['call 1/2', 'visit 2/2']);
  });

  it('go on at the top of the next day when they pass midnight', () => {
    const night = at('night', 22, 26, '2026-11-25');
    expect(placedOn('2026-11-25', [night])).toMatchObject([{ from: 1320, to: 1440, continued: false }]);
    expect(placedOn(day, [night])).toMatchObject([{ from: 0, to: 120, continued: true }]);
    expect(placedOn('2026-11-27', [night])).toEqual([]);
  });
});
