import type { Block } from '#shared/reports/model';
import { ReportSpans } from './ReportSpans';

type Table = Extract<Block, { kind: 'table' }>;

export function ReportTable({ table }: { readonly table: Table }) {
  return (
    <table>
      {table.caption !== undefined && <caption>{table.caption}</caption>}
      <colgroup>
        {table.columns.map((column, index) => (
          <col
            key={index}
            {...(column.share === undefined ? {} : { width: `${String(column.share * 100)}%` })}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th key={index} scope="col" className={`report-${column.align}`}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, place) => (
              <td key={place} className={`report-${table.columns[place]?.align ?? 'start'}`}>
                <ReportSpans spans={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
