/** Every living record of an endpoint, conflicts among them, as text. */
export async function everythingAt(url: string, token: string): Promise<string> {
  const pages: string[] = [];
  let after: string | null = null;
  do {
    const query: string = after === null ? '' : `?after=${encodeURIComponent(after)}`;
    const response = await fetch(`${url}/v1/snapshot${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`the endpoint answered ${response.status}`);
    const text = await response.text();
    pages.push(text);
    ({ next: after } = JSON.parse(text) as { readonly next: string | null });
  } while (after !== null);
  return pages.join('\n');
}
