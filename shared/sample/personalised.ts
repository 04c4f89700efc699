import { sampleUser } from './team';

/** The portfolio with another name in the main manager's place, wherever it stands: owners, colleagues, notes. */
export function personalised<T>(value: T, name: string): T {
  if (name === sampleUser) return value;
  return renamed(value, name) as T;
}

function renamed(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.replaceAll(sampleUser, name);
  if (Array.isArray(value)) return value.map((item) => renamed(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renamed(member, name)]));
}
