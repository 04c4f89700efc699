import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, projectRoot, readProjectFile } from '../support/projectFiles';

const papers = projectFiles('', /\.md$/);

interface Link {
  readonly from: string;
  /** Without its anchor; '' for a link into the same paper. */
  readonly path: string;
  readonly anchor: string;
}

/** Links and pictures of a paper that lead to files of the project; code is no text. */
function linksOf(from: string): Link[] {
  const text = readProjectFile(from)
    .replaceAll(/^```[^]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  const found = [
    ...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g),
    ...text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm),
  ];
  return found
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z\d+.-]*:/i.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { from, path, anchor };
    });
}

/** The anchors that headings get, as code forges make them. */
function anchorsOf(paper: string): ReadonlySet<string> {
  const headings = [...readProjectFile(paper).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(/\s/g, '-'),
    ),
  );
}

const links = papers.flatMap(linksOf);
const targetOf = ({ from, path }: Link) => (path === '' ? from : join(dirname(from), path));

describe('the links between the papers', () => {
  it('are found', () => {
    expect(papers).toContain('README.md');
    expect(links.length).toBeGreaterThan(20);
  });

  it('lead to files that are there', () => {
    expect(links.filter((link) => !existsSync(join(projectRoot, targetOf(link))))).toEqual([]);
  });

  it('lead to headings that are there', () => {
    const anchored = links.filter((link) => link.anchor !== '' && targetOf(link).endsWith('.md'));
    expect(anchored.filter((link) => !anchorsOf(targetOf(link)).has(link.anchor))).toEqual([]);
  });

  it('name each paper in docs by some other', () => {
    const named = new Set(links.filter((link) => link.path !== '').map(targetOf));
    expect(papers.filter((paper) => paper.startsWith('docs/') && !named.has(paper))).toEqual([]);
  });
});
