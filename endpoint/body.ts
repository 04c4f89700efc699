import type { FastifyInstance } from 'fastify';
import { maximumDepth } from './limits';
import { invalid } from './problems';

/**
 * Takes JSON in UTF-8 and nothing else as a body. Refused: broken UTF-8 (replacing it would alter a person's text),
 * keys that poison prototypes, and nesting that would exhaust the stack of whoever walks through it.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    let text: string;
    try {
      text = utf8.decode(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    } catch {
      done(invalid('The body is not UTF-8.'));
      return;
    }
    void parseJson(request, text, (error, value: unknown) => {
      if (error) done(error);
      else if (isDeeper(value, maximumDepth)) done(invalid(`The body nests deeper than ${maximumDepth}.`));
      else done(null, value);
    });
  });
}

/** Whether arrays and objects nest deeper than `depth`; without recursion. */
export function isDeeper(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let reached = 0; level.length > 0; reached += 1) {
    const containers = level.filter((item) => typeof item === 'object' && item !== null);
    if (containers.length > 0 && reached >= depth) return true;
    level = containers.flatMap((item) => Object.values(item));
  }
  return false;
}
