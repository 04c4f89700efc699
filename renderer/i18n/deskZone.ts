/** The zone of this laptop's clock. */
export function deskZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
