/** Today on this machine's calendar, as the desk's sample portfolio counts it: `YYYY-MM-DD`. */
export function localToday(): string {
  const day = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
