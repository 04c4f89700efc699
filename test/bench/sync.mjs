export async function benchSync() {
  return [];
}
