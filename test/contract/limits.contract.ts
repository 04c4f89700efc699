import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { limits } from '#shared/sync/protocol';
import type { Bench } from './bench';

const gzipped = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

export function limitsContract(bench: Bench): void {
  describe('S8 the limits hold, and are told', () => {
    test('a few kilobytes of gzip that inflate to many megabytes are given up early', async () => {
      const desk = await bench.desk();
      const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, ' '));
      const before = process.memoryUsage().rss;
      const answer = await desk.send('POST', '/v1/push', { body: bomb, headers: gzipped });
      expect(answer.status).toBe(413);
      expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
    });

    test('capabilities tell them', async () => {
      expect((await (await bench.desk()).capabilities()).limits).toEqual(limits);
    });
  });
}
