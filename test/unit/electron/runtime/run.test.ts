import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../../electron/runtime/places.mjs';
import { run } from '../../../../electron/runtime/run.mjs';

const script = (code: string) => ['--input-type=module', '-e', code];

describe('a program that is run', () => {
  it('gives its exit code and all it has said', async () => {
    const code = "console.log('out'); console.error('err'); process.exitCode = 3;";
    const done = await run(process.execPath, script(code));
    expect(done).toMatchObject({ code: 3, timedOut: false });
    expect(done.output).toContain('out\n');
    expect(done.output).toContain('err\n');
  });

  it('is ended when its time is over', async () => {
    const done = await run(process.execPath, script('setInterval(() => {}, 1000)'), { timeLimit: 300 });
    expect(done).toMatchObject({ code: 1, timedOut: true });
  });

  it('fails when there is no such program', async () => {
    const done = await run('no-such-program-here', []);
    expect(done.code).toBe(1);
    expect(done.output).toContain('ENOENT');
  });

  it.skipIf(process.platform === 'win32')(
    'may put its things in order when we are told to end, and nothing is begun after it',
    async () => {
      const inner =
        "process.on('SIGTERM', () => { console.log('in order'); process.exit(0); }); console.log('up'); setInterval(() => {}, 1000);";
      const outer = `
      import { run } from ${JSON.stringify(join(projectFolder, 'electron/runtime/run.mjs'))};
      await run(process.execPath, ${JSON.stringify(script(inner))}, { show: true });
      console.log('begun after it');`;
      const parent = spawn(process.execPath, script(outer), { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      parent.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (said === 'up\n') parent.kill('SIGTERM');
      });
      const [code] = await once(parent, 'close');
      expect(said).toBe('up\nin order\n');
      expect(code).toBe(143);
    },
  );
});
