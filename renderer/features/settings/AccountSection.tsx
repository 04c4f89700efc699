import { Switch } from '@mantine/core';
import { useState } from 'react';
import { EntryFailed, EntryUnderWay, otherOf } from '../../account/EntryNotes';
import { SignInForm } from '../../account/SignInForm';
import { useAccount } from '../../account/accountStore';
import { useTranslate } from '../../i18n/useTranslate';
import { changeSettings, useSettingsStore } from '../../settings';
import { useSyncStatus } from '../../sync/syncStatusStore';
import { OtherPerson } from './OtherPerson';
import { Section } from './Section';
import { WhoIsHere } from './WhoIsHere';

/** Who is signed in, at which endpoint, and how that changes. */
export function AccountSection() {
  const t = useTranslate();
  const { endpoint, offline } = useSettingsStore(({ settings }) => settings);
  const { state, entering, result } = useAccount();
  const [changing, setChanging] = useState(false);
  // The start page and the sync lead here to sign in.
  const [asked] = useState(() => window.location.hash === '#account');
  const refused = useSyncStatus(({ activity }) => activity.state === 'needsToken');
  if (state === null) return null;

  const other = otherOf(result);
  const { credential } = state;
  const connected = (credential === 'token' || credential === 'signedIn') && !refused;
  return (
    <Section title={t('account.title')} hint={t('account.hint')}>
      <WhoIsHere
        state={state}
        endpoint={endpoint}
        refused={refused && credential !== 'none'}
        {...(connected && !changing && !entering && !other ? { onChange: () => setChanging(true) } : {})}
      />
      {other ? <OtherPerson other={other} owner={state.owner?.person.name ?? ''} /> : null}
      <EntryFailed />
      <EntryUnderWay />
      {!connected || changing ? (
        <SignInForm
          hidden={entering || other !== null}
          endpoint={endpoint}
          tokenFirst={credential === 'token'}
          anew={changing}
          asked={asked || changing}
          onEntered={() => setChanging(false)}
        />
      ) : null}
      <Switch
        label={t('settings.offline')}
        description={t('settings.offlineHint')}
        checked={offline}
        onChange={(event) => void changeSettings({ offline: event.currentTarget.checked })}
      />
    </Section>
  );
}
