export async function benchChange() { return []; }
