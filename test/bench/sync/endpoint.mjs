export async function benchEndpoint() { return []; }
