import type { Language } from '#shared/domain/fields';
import type { Block, ListItem } from '#shared/reports/model';
import { ReportSpans } from './ReportSpans';
import { ReportTable } from './ReportTable';
import { ReportTask } from './ReportTask';

export function ReportBlock({ block, language }: { readonly block: Block; readonly language: Language }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <ReportSpans spans={block.spans} />
        </p>
      );
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'quote':
      return (
        <blockquote>
          {block.blocks.map((inner, index) => (
            <ReportBlock key={index} block={inner} language={language} />
          ))}
        </blockquote>
      );
    case 'list':
      return <List list={block} language={language} />;
    case 'facts':
      return (
        <dl>
          {block.facts.map((fact, index) => (
            <div key={index}>
              <dt>{fact.label}</dt>
              <dd>
                <ReportSpans spans={fact.value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <ReportTable table={block} />;
    case 'empty':
      return <p className="report-empty">{block.text}</p>;
  }
}

interface ListProps {
  readonly list: Extract<Block, { kind: 'list' }>;
  readonly language: Language;
}

function List({ list, language }: ListProps) {
  const Tag = list.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {list.items.map((item, index) => (
        <Item key={index} item={item} language={language} />
      ))}
    </Tag>
  );
}

function Item({ item, language }: { readonly item: ListItem; readonly language: Language }) {
  return (
    <li className={item.checked === undefined ? undefined : 'report-task'}>
      {item.checked !== undefined && <ReportTask checked={item.checked} language={language} />}
      {item.blocks.map((block, index) => (
        <ReportBlock key={index} block={block} language={language} />
      ))}
    </li>
  );
}
