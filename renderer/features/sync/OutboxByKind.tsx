import { Text } from '@mantine/core';
import { useLive } from '../../data/live';
import { namedOutbox } from '../../data/queries/outbox';
import type { NamedOperation } from '../../data/queries/outbox';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { Panel } from '../../ui/Panel';
import { ShowMore } from '../../ui/ShowMore';
import { OperationLine } from './OperationLine';
import { kindTitle } from './operationWords';
import { oldestWords } from './syncWords';
import { useNow } from './useNow';

/** What waits to be sent, by kind: each change in words, leading to its record. */
export function OutboxByKind() {
  const t = useTranslate();
  const formats = useFormats();
  const now = useNow();
  const outbox = useLive(namedOutbox, []);
  if (!outbox || outbox.counts.size === 0) {
    return (
      <Panel title={t('sync.outbox')} count={0}>
        <Text c="dimmed" py="xs">
          {t('sync.outboxEmpty')}
        </Text>
      </Panel>
    );
  }
  const total = [...outbox.counts.values()].reduce((sum, count) => sum + count, 0);
  const [oldest] = outbox.shown.map(({ operation }) => operation.at).toSorted();
  return (
    <>
      {oldest ? <Text>{oldestWords({ unsent: total, oldestUnsentAt: oldest }, now, formats, t)}</Text> : null}
      {[...outbox.counts].map(([c, count]) => (
        <KindPanel
          key={c}
          c={c}
          count={count}
          members={outbox.shown.filter((row) => row.operation.c === c)}
        />
      ))}
    </>
  );
}

interface KindPanelProps {
  readonly c: string;
  readonly count: number;
  readonly members: readonly NamedOperation[];
}

function KindPanel({ c, count, members }: KindPanelProps) {
  const t = useTranslate();
  return (
    <Panel title={`${t('sync.outbox')} – ${kindTitle(t, c)}`} count={count}>
      <ShowMore items={members} first={8}>
        {(row) => <OperationLine key={row.operation.op} row={row} />}
      </ShowMore>
      {count > members.length ? (
        <Text size="sm" c="dimmed">
          {t('sync.andMore', { count: count - members.length })}
        </Text>
      ) : null}
    </Panel>
  );
}
