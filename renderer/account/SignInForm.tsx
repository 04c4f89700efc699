import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { flushSync } from 'react-dom';
import { useEffect, useRef, useState } from 'react';
import { endpointAddress } from '#shared/bridge/settings';
import { useTranslate } from '../i18n/useTranslate';
import { signIn, enterByToken } from './accountStore';

interface SignInFormProps {
  /** The address that stands there at first. */
  readonly endpoint: string;
  /** Ask who it is even where the browser still knows somebody. */
  readonly anew: boolean;
  /** The person came by a token before: its field needn't be asked for. */
  readonly tokenFirst?: boolean;
  /** Out of sight while somebody is on the way in; what was typed stays. */
  readonly hidden: boolean;
  /** The person came here to sign in: the address takes the keyboard. */
  readonly asked?: boolean;
  readonly onEntered?: () => void;
}

/** Where the endpoint is, and two ways in: the company's sign-in, or a token behind it. */
export function SignInForm(props: SignInFormProps) {
  const { endpoint, anew, hidden, tokenFirst = false, asked = false, onEntered } = props;
  const t = useTranslate();
  const [address, setAddress] = useState(endpoint);
  const [wrongAddress, setWrongAddress] = useState(false);
  const [byToken, setByToken] = useState(tokenFirst);
  const [token, setToken] = useState('');

  const addressField = useRef<HTMLInputElement>(null);
  const tokenField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) (tokenField.current ?? addressField.current)?.focus();
  }, [asked]);

  const showToken = (): void => {
    flushSync(() => setByToken(true));
    tokenField.current?.focus();
  };
  const trimmed = address.trim().replace(/\/+$/, '');
  const enter = async (way: 'signIn' | 'token'): Promise<void> => {
    if (!endpointAddress.safeParse(trimmed).success) {
      setWrongAddress(true);
      return;
    }
    setAddress(trimmed);
    const call = { endpoint: trimmed, anew };
    const result = await (way === 'signIn' ? signIn(call) : enterByToken(token.trim(), trimmed));
    if (result.status !== 'entered') return;
    setToken('');
    notifications.show({ message: t(way === 'signIn' ? 'account.entered' : 'account.connected') });
    onEntered?.();
  };
  return (
    <Stack gap="md" display={hidden ? 'none' : 'flex'}>
      <TextInput
        label={t('account.address')}
        placeholder={t('account.addressPlaceholder')}
        value={address}
        type="url"
        spellCheck={false}
        ref={addressField}
        error={wrongAddress ? t('validation.endpoint') : null}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setWrongAddress(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !byToken && trimmed) void enter('signIn');
        }}
      />
      <Group gap="md">
        <Button
          variant={byToken ? 'default' : 'filled'}
          disabled={!trimmed}
          onClick={() => void enter('signIn')}
        >
          {t('account.signIn')}
        </Button>
        {byToken ? null : (
          <Anchor component="button" type="button" size="sm" onClick={showToken}>
            {t('account.useToken')}
          </Anchor>
        )}
      </Group>
      {byToken ? (
        <>
          <PasswordInput
            label={t('account.token')}
            placeholder={t('account.tokenPlaceholder')}
            description={t('account.tokenHint')}
            value={token}
            autoComplete="off"
            ref={tokenField}
            onChange={(event) => setToken(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && token.trim()) void enter('token');
            }}
          />
          <Group>
            <Button disabled={!trimmed || !token.trim()} onClick={() => void enter('token')}>
              {t('account.connect')}
            </Button>
          </Group>
        </>
      ) : null}
    </Stack>
  );
}
