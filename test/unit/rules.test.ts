import { describe, expect, it } from 'vitest';
import { suite } from '../conformance/suite';
import { projectFiles, readProjectFile } from '../support/projectFiles';

const sync = readProjectFile('docs/sync.md');
/** A rule begins with its number in bold, in a list or in the table of invariants. */
const rules = [...sync.matchAll(/^(?:- |\| )\*\*([SI]\d+)\*\*/gm)].map(([, number]) => number ?? '');

/** What stands between quotes after the name of a test, a suite, or their table. */
const titles = projectFiles('test', /\.tsx?$/)
  .map(readProjectFile)
  .flatMap((text) => [
    ...text.matchAll(
      /\b(?:describe|it|test)(?:\.\w+)*(?:\(\s*|\((?:(?!\b(?:describe|it|test)\b)[^])*?\)\(\s*)(?:'([^'\n]+)'|`([^`\n]+)`|"([^"\n]+)")/g,
    ),
  ])
  .map(([, ...quoted]) => quoted.find(Boolean) ?? '');
/** The conformance suite's checks are tests too: they run against memory, PGlite and PostgreSQL. */
const quoted = new Set([
  ...titles.flatMap((title) => title.match(/\b[SI]\d+\b/g) ?? []),
  ...suite.flatMap(({ number, says }) => [number, ...(says.match(/\bI\d+\b/g) ?? [])]),
]);

describe('the rules of docs/sync.md', () => {
  it('are found, each under one number', () => {
    expect(rules.length).toBeGreaterThan(70);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });

  it('are each shown by a test that quotes it', () => {
    expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
  });

  it('are all that tests quote', () => {
    expect([...quoted].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it('name each other rightly', () => {
    const named = sync.match(/\b[SI]\d+\b/g) ?? [];
    expect(named.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
