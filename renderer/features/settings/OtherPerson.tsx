import { Alert, Button, Group, Text } from '@mantine/core';
import type { EntryResult } from '#shared/bridge/account';
import { leaveOther, openOther } from '../../account/accountStore';
import { useLive } from '../../data/live';
import { countUnsent } from '../../data/queries/outbox';
import { useTranslate } from '../../i18n/useTranslate';

interface OtherPersonProps {
  readonly other: EntryResult & { readonly status: 'other' };
  /** Whose desk this is. */
  readonly owner: string;
}

/** Somebody else has signed in: their own desk opens only when they say so. */
export function OtherPerson({ other: { person, company }, owner }: OtherPersonProps) {
  const t = useTranslate();
  const unsent = useLive(countUnsent, []) ?? 0;
  return (
    <Alert role="alert" color="violet" title={t('account.otherTitle', { person, company })}>
      <Text size="sm">{t('account.otherText', { owner, person })}</Text>
      {unsent > 0 ? <Text size="sm">{t('account.otherWaiting', { count: unsent })}</Text> : null}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => void openOther()}>
          {t('account.openOther', { person })}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void leaveOther()}>
          {t('account.stay')}
        </Button>
      </Group>
    </Alert>
  );
}
