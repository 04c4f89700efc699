import { describe, expect, it } from 'vitest';
import { inOrder, neighbour } from '../../../../renderer/features/meetings/agenda/calendar/neighbours';

const stop = (id: string, day: string, from: number, lane = 0) => ({ id, day, from, lane });
const monday = stop('monday', '2026-11-23', 600);
const early = stop('early', '2026-11-25', 540);
const beside = stop('beside', '2026-11-25', 540, 1);
const late = stop('late', '2026-11-25', 960);
const friday = stop('friday', '2026-11-27', 900);
const stops = inOrder([friday, late, beside, early, monday]);

describe('arrows in the agenda', () => {
  it('go up and down through the meetings as they come, across days', () => {
    expect(stops.map(({ id }) => id)).toEqual(['monday', 'early', 'beside', 'late', 'friday']);
    expect(neighbour(stops, early, 'ArrowDown')?.id).toBe('beside');
    expect(neighbour(stops, early, 'ArrowUp')?.id).toBe('monday');
  });

  it('go left and right to the nearest time of the next day that has a meeting', () => {
    expect(neighbour(stops, friday, 'ArrowLeft')?.id).toBe('late');
    expect(neighbour(stops, monday, 'ArrowRight')?.id).toBe('early');
  });

  it('end at the edges, where the page is turned', () => {
    expect(neighbour(stops, friday, 'ArrowRight')).toBeUndefined();
    expect(neighbour(stops, monday, 'ArrowUp')).toBeUndefined();
    expect(neighbour(stops, friday, 'ArrowDown')).toBeUndefined();
  });
});
