import { describe, expect, it } from 'vitest';
import { undoCommand } from '../../../../renderer/frame/undoKeys';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('the keys of undo and redo', () => {
  it.each([
    ['Ctrl+Z', { ...plain, key: 'z', ctrlKey: true }, 'undo'],
    ['Cmd+Z', { ...plain, key: 'z', metaKey: true }, 'undo'],
    ['Ctrl+Shift+Z', { ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    ['Cmd+Shift+Z', { ...plain, key: 'z', metaKey: true, shiftKey: true }, 'redo'],
    ['Ctrl+Y', { ...plain, key: 'y', ctrlKey: true }, 'redo'],
    ['Ctrl+Shift+Y, which syncs', { ...plain, key: 'Y', ctrlKey: true, shiftKey: true }, null],
    ['Cmd+Y', { ...plain, key: 'y', metaKey: true }, null],
    ['AltGr+Z', { ...plain, key: 'z', ctrlKey: true, altKey: true }, null],
    ['Z', { ...plain, key: 'z' }, null],
  ] as const)('%s', (_name, pressed, wanted) => {
    expect(undoCommand(pressed)).toBe(wanted);
  });
});
