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

    test('it has an example for every answer, which is one by its own schema', async () => {
      const document = await load(bench);
      const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
      ajv.addSchema(document, 'document');
      const shown = exchangesOf(document).flatMap(({ told, pointer, status, content, headers }) => {
        const media = Object.entries(content);
        // An answer without a body shows its headers; what is done and gone has nothing to show.
        const shows = media.length + Object.keys(headers).length > 0 || told.endsWith(' 204');
        expect(shows, told).toBe(true);
        for (const [name, { example, schema }] of Object.entries(headers))
          expect(example ?? schema?.const, `${told} ${name}`).toBeDefined();
        return media.flatMap(([type, { example, examples }]) => {
          const values = examples ? Object.values(examples).map(({ value }) => value) : [example];
          const schema = `document#/${[...pointer, 'content', type, 'schema'].map(escaped).join('/')}`;
          const validate = ajv.getSchema(schema);
          for (const value of values) {
            expect(value, `${told} ${type}`).toBeDefined();
            expect(validate?.(value), `${told} ${type}: ${ajv.errorsText(validate?.errors)}`).toBe(true);
            const expected = type === 'application/problem+json' ? { status } : {};
            expect([value], told).toMatchObject([typeof value === 'string' ? value : expected]);
          }
          return values;
        });
      });
      expect(shown.length).toBeGreaterThan(60);
    });
  });
}

async function load(bench: Bench): Promise<OpenApiDocument> {
  return (await (await fetch(`${bench.url}/openapi.json`)).json()) as OpenApiDocument;
}

interface Exchange {
  /** Method, path and status. */
  readonly told: string;
  readonly pointer: readonly string[];
  /** NaN for a request's body. */
  readonly status: number;
  readonly content: Readonly<Record<string, Media>>;
  readonly headers: Readonly<
    Record<string, { readonly example?: unknown; readonly schema?: { readonly const?: unknown } }>
  >;
}

interface Media {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** All answers of the document, and its requests' bodies that are JSON. */
function exchangesOf({ paths }: OpenApiDocument): readonly Exchange[] {
  interface Body {
    readonly content?: Exchange['content'];
    readonly headers?: Exchange['headers'];
  }
  interface Operation {
    readonly requestBody?: Body;
    readonly responses: Readonly<Record<string, Body>>;
  }
  const operations = Object.entries(paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>);
  return operations.flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, responses }]) => {
      const exchange = (name: string, body: Body, ...steps: readonly string[]): Exchange => ({
        told: `${method} ${path} ${name}`,
        pointer: ['paths', path, method, ...steps],
        status: Number(name),
        content: body.content ?? {},
        headers: body.headers ?? {},
      });
      const asked = requestBody?.content?.['application/json']
        ? [exchange('request', requestBody, 'requestBody')]
        : [];
      return [
        ...asked,
        ...Object.entries(responses).map(([status, body]) => exchange(status, body, 'responses', status)),
      ];
    }),
  );
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

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
