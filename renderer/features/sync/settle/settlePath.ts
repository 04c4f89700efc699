/** Where the conflicts of a record are settled. */
export function settlePath({ c, id }: { readonly c: string; readonly id: string }): string {
  return `/settle/${encodeURIComponent(c)}/${encodeURIComponent(id)}`;
}
