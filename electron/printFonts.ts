import type { FurnitureFonts } from '#shared/reports/pageFurniture';
import regular from '../resources/fonts/source-sans-3-latin-400-normal.woff2?inline';
import strong from '../resources/fonts/source-sans-3-latin-600-normal.woff2?inline';

/** The type of the strips above and below a printed page, as data addresses equal to those of the page itself. */
export const printFonts: FurnitureFonts = { regular, strong };
