/** A local date (`YYYY-MM-DD`) of an instant, by the laptop's own calendar. */
export function localDateOf(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}

/** Midnight of a local date on this laptop. */
export function dateOfLocal(localDate: string): Date {
  const [year, month, day] = localDate.split('-').map(Number);
  return new Date(year ?? 1970, (month ?? 1) - 1, day ?? 1);
}
