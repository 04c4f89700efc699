import { useTranslate } from '../../i18n/useTranslate';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { AboutSection } from './AboutSection';
import { AccountSection } from './AccountSection';
import { AppearanceSection } from './AppearanceSection';

import { ProfileSection } from './ProfileSection';
import { SampleSection } from './SampleSection';
import classes from './SettingsPage.module.css';

export function SettingsPage() {
  const t = useTranslate();
  return (
    <>
      <PageHeader title={t('frame.settings')} />
      <PageBody>
        <div className={classes.sections}>
          <ProfileSection />
          <AppearanceSection />
          <AccountSection />
          <SampleSection />
          <AboutSection />
        </div>
      </PageBody>
    </>
  );
}
