export function SyncLine() {
  return null;
}
