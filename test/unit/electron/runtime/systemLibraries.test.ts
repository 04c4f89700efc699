import { describe, expect, it } from 'vitest';
import { librariesNotFound } from '../../../../electron/runtime/systemLibraries.mjs';

describe('the libraries that Electron misses', () => {
  it("are read from ldd's output, each once", () => {
    const output = `
	linux-vdso.so.1 (0x00007ffd0b5f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1b1c000000)
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1b1b000000)
	/lib64/ld-linux-x86-64.so.2 (0x00007f1b25e5e000)
`;
    expect(librariesNotFound(output)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
  });

  it('are none when ldd finds them all', () => {
    expect(librariesNotFound('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([]);
  });
});
