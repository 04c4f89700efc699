export async function benchManagers() { return []; }
