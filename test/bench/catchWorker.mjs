/**
 * Loads the desk once more with its sync worker where a script finds it, to be told of each save as the desk does.
 * @param {import('@playwright/test').Page} page
 */
export async function catchWorker(page) {
  await page.addInitScript(() => {
    const Real = Worker;
    globalThis.Worker = class extends Real {
      /** @param {ConstructorParameters<typeof Worker>} options */
      constructor(...options) {
        super(...options);
        globalThis.benchWorker = this;
      }
    };
  });
  await page.reload();
}
