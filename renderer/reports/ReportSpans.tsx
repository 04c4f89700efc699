import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Span } from '#shared/reports/model';
import { isSafeLink } from '#shared/reports/safeLink';

export function ReportSpans({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map((span, index) => <Fragment key={index}>{marked(span)}</Fragment>);
}

function marked(span: Span): ReactNode {
  let node: ReactNode = span.text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
  if (span.code) node = <code>{node}</code>;
  if (span.strike) node = <s>{node}</s>;
  if (span.emphasis) node = <em>{node}</em>;
  if (span.strong) node = <strong>{node}</strong>;
  return span.link !== undefined && isSafeLink(span.link) ? <a href={span.link}>{node}</a> : node;
}
