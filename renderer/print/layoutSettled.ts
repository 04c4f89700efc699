/** A window that isn't shown may get no frames at all; then time stands in for them. */
const longestFrame = 250;

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestFrame);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Resolves when the fonts that the page uses are loaded and the layout made with them has been drawn. */
export async function layoutSettled(): Promise<void> {
  // A first frame lays the page out, which starts the loading of the fonts it needs.
  await nextFrame();
  await document.fonts.ready;
  await nextFrame();
  await nextFrame();
}
