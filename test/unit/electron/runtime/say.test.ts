import { expect, it } from 'vitest';
import { spokenTime } from '../../../../electron/runtime/say.mjs';

it.each([
  [412, '0.4 s'],
  [12_400, '12 s'],
  [59_600, '1 min 00 s'],
  [125_000, '2 min 05 s'],
])('%i ms are told as %s', (milliseconds, told) => {
  expect(spokenTime(milliseconds)).toBe(told);
});
