/** What a sheet of A4 holds within its margins of 20 mm, in millimetres; a little less, since lines are rounded. */
const sheet = { width: 170, height: 255 } as const;

/** Type is made no smaller than this: what can't be read at arm's length is better on a second sheet. */
const smallest = 0.84;
const step = 0.02;
const millimetre = 96 / 25.4;

/** Makes all of it smaller until it is on one sheet; leaves it as it was when that takes too small a type. */
export function fitToSheet(page: HTMLElement): void {
  document.body.style.width = `${sheet.width}mm`;
  const fits = (scale: number): boolean => {
    page.style.zoom = String(scale);
    return page.getBoundingClientRect().height <= sheet.height * millimetre;
  };
  let scale = 1;
  while (!fits(scale) && scale > smallest) scale -= step;
  if (!fits(scale)) page.style.zoom = '';
  document.body.style.width = '';
}
