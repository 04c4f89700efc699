import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { AccountState } from '#shared/bridge/account';
import { useLive } from '../../data/live';
import { countUnsent } from '../../data/queries/outbox';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';
import { Mark } from '../../ui/Mark';

interface WhoIsHereProps {
  readonly state: AccountState;
  readonly endpoint: string;
  /** The endpoint doesn't take what it is shown. */
  readonly refused: boolean;
  /** Offers that somebody else comes in; left out while somebody is on the way. */
  readonly onChange?: () => void;
}

/** Who works here, how the endpoint knows it, and the way out. */
export function WhoIsHere({ state: { owner, credential }, endpoint, refused, onChange }: WhoIsHereProps) {
  const t = useTranslate();
  const unsent = useLive(countUnsent, []) ?? 0;
  const kept = useKeptSafely(credential);
  if (owner === null && credential === 'none') return <Text c="dimmed">{t('account.nobody')}</Text>;

  const askToSignOut = (): void => {
    modals.openConfirmModal({
      title: t('account.signOutTitle'),
      children: (
        <Stack gap="xs">
          <Text size="sm">
            {unsent > 0 ? t('account.signOutWaiting', { count: unsent }) : t('account.signOutNothing')}
          </Text>
          <Text size="sm">{t('account.signOutDoor')}</Text>
        </Stack>
      ),
      labels: { confirm: t('account.signOut'), cancel: t('common.cancel') },
      onConfirm: () => void platform.account.signOut(),
    });
  };
  const removeToken = (): void => {
    void platform.account.clearToken().then(() => notifications.show({ message: t('account.tokenRemoved') }));
  };
  return (
    <Stack gap="xs">
      {owner ? (
        <div>
          <Text fw={600} data-account-owner>
            {t('account.who', { person: owner.person.name, company: owner.tenant.name })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('account.at', { endpoint: owner.endpoint })}
          </Text>
        </div>
      ) : (
        <Text size="sm" c="dimmed">
          {t('account.at', { endpoint })}
        </Text>
      )}
      {credential === 'ended' ? (
        <Alert role="alert" color="yellow" title={t('account.endedTitle')}>
          <Text size="sm">{t('account.endedText')}</Text>
        </Alert>
      ) : (
        <Mark meaning={credential === 'none' || refused ? 'soon' : 'kept'}>
          {t(refused ? 'account.refused' : words[credential])}
        </Mark>
      )}
      {kept === null ? null : (
        <Text size="sm" c="dimmed">
          {t(kept ? 'account.protected' : 'account.forThisRun')}
        </Text>
      )}
      <Group gap="xs">
        {owner ? (
          <Button variant="default" onClick={askToSignOut}>
            {t('account.signOut')}
          </Button>
        ) : null}
        {credential === 'token' ? (
          <Button variant="default" onClick={removeToken}>
            {t('account.removeToken')}
          </Button>
        ) : null}
        {onChange ? (
          <Button variant="subtle" onClick={onChange}>
            {t('account.change')}
          </Button>
        ) : null}
      </Group>
      {owner && onChange ? (
        <Text size="sm" c="dimmed">
          {t('account.changeHint')}
        </Text>
      ) : null}
    </Stack>
  );
}

const words = { signedIn: 'account.signedIn', token: 'account.byToken', none: 'account.out' } as const;

/** Whether the system protects what keeps the person signed in; null while nothing does. */
function useKeptSafely(credential: AccountState['credential']): boolean | null {
  const [safely, setSafely] = useState<boolean | null>(null);
  useEffect(() => {
    void platform.account.tokenState().then((state) => setSafely(state.protected));
  }, []);
  return credential === 'token' || credential === 'signedIn' ? safely : null;
}
