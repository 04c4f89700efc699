import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../../electron/runtime/display.mjs';

describe('a display', () => {
  it('is always there on Windows and macOS', () => {
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });

  it('is not there on a Linux that names none', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  });

  it('is not there when the one named has no server behind it', () => {
    expect(hasDisplay({ DISPLAY: ':987654' }, 'linux')).toBe(false);
  });

  it('is taken at its word when it is Wayland or on another machine', () => {
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({ DISPLAY: 'desk.example:10.0' }, 'linux')).toBe(true);
  });
});
