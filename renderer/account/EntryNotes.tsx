import { Alert, Button, Code, Group, Loader, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { EntryResult } from '#shared/bridge/account';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';
import { useAccount } from './accountStore';

/** The way in while it is under way: what is waited for, and how to help or stop it. Null when nothing is. */
export function EntryUnderWay() {
  const t = useTranslate();
  const { state, entering } = useAccount();
  if (!entering) return null;
  const address = state?.waiting?.address ?? null;
  const copy = (): void => {
    if (address === null) return;
    void platform.app
      .copyText(address)
      .then(() => notifications.show({ message: t('account.addressCopied') }));
  };
  return (
    <Alert
      role="status"
      color="blue"
      icon={<Loader size={18} />}
      title={t(address === null ? 'account.lookingUp' : 'account.waitingTitle')}
    >
      {address === null ? null : <Text size="sm">{t('account.waitingText')}</Text>}
      <Group gap="xs" mt="xs">
        {address === null ? null : (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {t('account.copyAddress')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => void platform.account.cancelSignIn()}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Why nobody was let in: what happened, what was kept, what to do. */
export function EntryFailed() {
  const t = useTranslate();
  const result = useAccount((store) => store.result);
  if (result?.status !== 'failed') return null;
  const { reason, detail } = result;
  const details = detail === '' ? reason : `${reason}: ${detail}`;
  return (
    <Alert
      role="alert"
      color={reason === 'cancelled' ? 'gray' : 'red'}
      title={t(`account.failure.${reason}.title`)}
    >
      <Text size="sm">
        {t(`account.failure.${reason}.hint`)} {t('account.nothingChanged')}
      </Text>
      {reason === 'cancelled' ? null : (
        <Group gap="xs" mt="xs">
          <Code>{details}</Code>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void platform.app.copyText(details).then(() => copied(t('common.copied')))}
          >
            {t('common.copyDetails')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

function copied(message: string): void {
  notifications.show({ message });
}

/** Who signed in, where the desk is somebody else's. */
export function otherOf(result: EntryResult | null): (EntryResult & { readonly status: 'other' }) | null {
  return result?.status === 'other' ? result : null;
}
