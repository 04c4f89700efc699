import { Button, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { fieldShape } from '#shared/domain/fieldShape';
import { bothTexts } from '#shared/sync/textRegions';
import { z } from 'zod';
import { useDesk } from '../../../data/DeskContext';
import { getPreference } from '../../../data/preference';
import type { ConflictedRecord, ConflictRow } from '../../../data/queries/conflicts';
import { deskZone } from '../../../i18n/deskZone';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import { fieldName } from '../operationWords';
import type { ValueTools } from '../valueWords';
import { ConflictSides } from './ConflictSides';
import type { Draft } from './draft';
import { draftKey } from './draftKeeper';
import { EditValue } from './EditValue';
import classes from './Settle.module.css';
import { offeredChoices, settlementOf } from './settlement';
import type { Choice } from './settlement';
import { useSettle } from './useSettle';

interface ConflictCardProps {
  readonly record: ConflictedRecord;
  readonly conflict: ConflictRow;
  readonly tools: ValueTools;
  /** Who and when, in words. */
  readonly written: (by: string, at: string) => string;
}

const draftShape = z.union([z.string(), z.number(), z.array(z.string())]);

/** One field that two people changed, with what can be done about it; 1, 2, 3 and E do it by the keyboard. */
export function ConflictCard({ record, conflict, tools, written }: ConflictCardProps) {
  const t = useTranslate();
  const { db, makeId } = useDesk();
  const settle = useSettle();
  const heading = useId();
  const [editing, setEditing] = useState<{ readonly kept: Draft | undefined } | null>(null);
  const [issue, setIssue] = useState<string | null>(null);
  const { data } = conflict;
  const shape = fieldShape(data.collection, data.field);
  const choices = offeredChoices(record, conflict);
  const editable = record.state === 'living' && shape.type !== 'reference';
  const name = fieldName(t, data.field);

  const choose = async (choice: Choice): Promise<string | null> => {
    const wrong = await settle(settlementOf(record, conflict, choice, makeId), t('sync.settled'));
    if (choice.type !== 'edited') setIssue(wrong);
    return wrong;
  };
  const edit = async (): Promise<void> => {
    setEditing({ kept: await getPreference(db, draftKey(conflict), draftShape) });
  };
  const startText =
    typeof data.mine === 'string' && typeof data.theirs === 'string' && shape.type === 'text'
      ? bothTexts(typeof data.base === 'string' ? data.base : '', data.mine, data.theirs)
      : (data.theirs ?? data.mine);
  return (
    <section
      className={classes.card}
      role="group"
      aria-labelledby={heading}
      tabIndex={-1}
      data-conflict={conflict.id}
    >
      <Title order={2} id={heading}>
        <Mark meaning="needsYou">{name}</Mark>
      </Title>
      {record.state === 'deleted' && data.deletion !== 'none' ? (
        <Text size="sm" mt={4}>
          {t(
            'sync.deletedWhile',
            data.deletion === 'mine'
              ? { deletion: written(data.mineBy, data.mineAt), edit: written(data.theirsBy, data.theirsAt) }
              : { deletion: written(data.theirsBy, data.theirsAt), edit: written(data.mineBy, data.mineAt) },
          )}
        </Text>
      ) : null}
      {record.state === 'missing' ? (
        <Text size="sm" mt={4}>
          {t('sync.recordMissing')}
        </Text>
      ) : null}
      <ConflictSides data={data} state={record.state} tools={tools} written={written} caption={name} />
      <div className={classes.choices}>
        {choices.map((choice, index) => (
          <Button
            key={choice}
            size="compact-sm"
            variant="default"
            aria-keyshortcuts={String(index + 1)}
            leftSection={<kbd className={classes.key}>{index + 1}</kbd>}
            onClick={() => void choose({ type: choice })}
          >
            {t(
              choice === 'theirs' && record.state === 'deleted'
                ? 'sync.leaveDeleted'
                : `sync.choice.${choice}`,
            )}
          </Button>
        ))}
        {editable && !editing ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-keyshortcuts="E"
            leftSection={<kbd className={classes.key}>E</kbd>}
            onClick={() => void edit()}
          >
            {t('sync.editByHand')}
          </Button>
        ) : null}
      </div>
      {issue === null ? null : (
        <Text size="sm" c="red" role="alert" mt={4}>
          {t(issue as 'validation.invalid')}
        </Text>
      )}
      {editing ? (
        <EditValue
          conflict={conflict}
          shape={shape}
          value={startText}
          kept={editing.kept}
          zone={tools.zone ?? deskZone()}
          onTake={(value) => choose({ type: 'edited', value })}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </section>
  );
}
