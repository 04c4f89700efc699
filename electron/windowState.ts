import { readFileSync } from 'node:fs';
import { writeAtomically } from './atomicFile';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Area;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
}

/** The desk's smallest size in pixels. */
export const minimumSize = { width: 1024, height: 700 } as const;
const usualSize = { width: 1360, height: 860 } as const;
/** So much of the window's top edge must be on a screen for a person to get hold of it. */
const grip = { width: 120, height: 40 } as const;

/** What was kept; null where nothing was or it can't be read: the window then opens as for the first time. */
export function readWindowState(file: string): WindowState | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isWindowState(content) ? content : null;
  } catch {
    return null;
  }
}

/** By hand, since the window opens before the library that checks everything else is loaded. */
function isWindowState(content: unknown): content is WindowState {
  const { bounds, maximized, fullScreen } = content as Partial<WindowState>;
  const numbers = [bounds?.x, bounds?.y, bounds?.width, bounds?.height];
  return numbers.every(Number.isInteger) && typeof maximized === 'boolean' && typeof fullScreen === 'boolean';
}

export async function keepWindowState(file: string, state: WindowState): Promise<void> {
  await writeAtomically(file, JSON.stringify(state));
}

/**
 * Where the window opens: where it was, unless the screen it was on is gone; then, and at first, centred on the
 * first of the work areas.
 * @param workAreas of the screens, the main one first
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Area[]): Area {
  const [main = { x: 0, y: 0, ...usualSize }] = workAreas;
  const wanted = saved?.bounds ?? { x: 0, y: 0, ...usualSize };
  const home = saved === null ? undefined : workAreas.find((area) => holdsGrip(area, saved.bounds));
  const area = home ?? main;
  const width = Math.max(minimumSize.width, Math.min(wanted.width, area.width));
  const height = Math.max(minimumSize.height, Math.min(wanted.height, area.height));
  if (home !== undefined) return { x: wanted.x, y: wanted.y, width, height };
  return {
    x: Math.round(area.x + Math.max(0, area.width - width) / 2),
    y: Math.round(area.y + Math.max(0, area.height - height) / 2),
    width,
    height,
  };
}

function holdsGrip(area: Area, window: Area): boolean {
  const left = Math.max(area.x, window.x);
  const right = Math.min(area.x + area.width, window.x + window.width);
  const top = window.y;
  return right - left >= grip.width && top >= area.y && top + grip.height <= area.y + area.height;
}
