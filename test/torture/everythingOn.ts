import type { Page } from '@playwright/test';

/** Everything in the databases of the page, as text. */
export function everythingOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name));
      const stores = [...db.objectStoreNames];
      if (stores.length > 0) {
        const transaction = db.transaction(stores, 'readonly');
        for (const store of stores) found.push(await asked(transaction.objectStore(store).getAll()));
      }
      db.close();
    }
    return JSON.stringify(found);
  });
}
