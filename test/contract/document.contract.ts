import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { createServer } from '../../endpoint/server';
import type { OpenApiDocument } from '../support/openApiChecker';
import type { Bench } from './bench';

export function documentContract(bench: Bench): void {
  describe('S1 the OpenAPI document is the implementation’s', () => {
    test('every route is in the document, and every path of the document is a route', async () => {
      const document = await load(bench);
      const told = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const server = await createServer({ database: bench.database });
      const routes = routesOf(server.printRoutes({ commonPrefix: false }));
      await server.close();
      expect(routes.length).toBeGreaterThan(5);
      expect(routes.toSorted(compare)).toEqual(told.toSorted(compare));
    });

    test('its schemas are valid, and every reference leads somewhere', async () => {
      const document = await load(bench);
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      ajv.addSchema(document, 'document');
      const names = Object.keys(document.components.schemas);
      expect(names).toContain('PushRequest');
      for (const name of names) {
        expect(() => ajv.getSchema(`document#/components/schemas/${name}`)).not.toThrow();
      }
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
      expect(references.map(([, name]) => name ?? '').filter((name) => !names.includes(name))).toEqual([]);
    });
  });
}

async function load(bench: Bench): Promise<OpenApiDocument> {
  return (await (await fetch(`${bench.url}/openapi.json`)).json()) as OpenApiDocument;
}

const compare = (a: string, b: string) => a.localeCompare(b);

/** Reads the router's own tree: each level adds to the path of the one above. */
function routesOf(tree: string): readonly string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', path = '', methods] = /^([│ ]*)[├└]── (\S*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    const level = indent.length / 4;
    above.length = level;
    above.push((above[level - 1] ?? '') + path);
    return (
      methods
        ?.split(', ')
        .map((method) => `${method} ${(above[level] ?? '').replaceAll(/:(\w+)/g, '{$1}')}`) ?? []
    );
  });
}
