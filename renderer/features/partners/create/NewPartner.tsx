import { Anchor, Button, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { lifecycleStages, partnerTiers, partnerTypes } from '#shared/domain/partner';
import { isSimilarName } from '#shared/domain/similarName';
import { useDesk } from '../../../data/DeskContext';
import { useLive } from '../../../data/live';
import { create } from '../../../data/mutation';
import { allPartners } from '../../../data/queries/partners';
import type { PartnerRow } from '../../../data/queries/partners';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';
import { useSettingsStore } from '../../../settings';
import { PageBody } from '../../../ui/PageBody';
import { PageHeader } from '../../../ui/PageHeader';
import classes from './NewPartner.module.css';
import { clearNewPartnerDraft, useNewPartnerDraft } from './newPartnerDraft';
import type { NewPartnerDraft } from './newPartnerDraft';

/** The few fields that a new partner needs; it warns when the company may be there already. */
export function NewPartner() {
  const t = useTranslate();
  const { makeId } = useDesk();
  const [, navigate] = useLocation();
  const save = useSave();
  const me = useSettingsStore(({ settings }) => settings.profile.name);
  const draft = useNewPartnerDraft();
  const [issues, setIssues] = useState<Readonly<Record<string, string>>>({});
  const known = useLive(allPartners, []) ?? [];
  const owner = draft.owner ?? me;
  const leave = (): void => navigate('/partners');

  useWindowEvent('keydown', ({ key, target }) => {
    const listOpen = target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
    if (key === 'Escape' && !listOpen) leave();
  });

  const change = (patch: Partial<NewPartnerDraft>): void => {
    useNewPartnerDraft.setState(patch);
    setIssues(Object.fromEntries(Object.entries(issues).filter(([field]) => !(field in patch))));
  };
  const text = (field: 'name' | 'city' | 'country' | 'territory' | 'owner') => ({
    label: t(`domain.field.${field}`),
    value: field === 'owner' ? owner : draft[field],
    error: issueText(issues[field]),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      change({ [field]: currentTarget.value }),
  });
  const issueText = (issue: string | undefined) => (issue ? t(issue as 'validation.invalid') : null);

  const submit = async (): Promise<void> => {
    const id = makeId();
    const result = await save([create('partner', id, { ...draft, owner })], {
      inPlace: true,
      message: t('partners.created', { name: draft.name.trim() }),
    });
    if (result.ok) {
      clearNewPartnerDraft();
      navigate(`/partners/${id}`);
    } else if (result.reason === 'invalid') {
      setIssues(Object.fromEntries(result.issues.map(({ field, message }) => [field, message])));
    }
  };

  return (
    <>
      <PageHeader
        title={t('partners.newPartner')}
        subtitle={t('partners.createHint')}
        trail={
          <Anchor component={Link} href="/partners" size="sm">
            {t('frame.partners')}
          </Anchor>
        }
      />
      <PageBody>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextInput {...text('name')} required autoComplete="off" data-autofocus ref={focusOnce} />
          <Similar name={draft.name} known={known} />
          <SimpleGrid cols={2} spacing="md" verticalSpacing="md" mt="md">
            <Select
              label={t('domain.field.type')}
              data={partnerTypes.map((value) => ({ value, label: t(`domain.partnerType.${value}`) }))}
              value={draft.type}
              onChange={(type) => type && change({ type })}
            />
            <Select
              label={t('domain.field.stage')}
              data={lifecycleStages.map((value) => ({ value, label: t(`domain.stage.${value}`) }))}
              value={draft.stage}
              onChange={(stage) => stage && change({ stage })}
            />
            <TextInput {...text('city')} />
            <TextInput {...text('country')} />
            <TextInput {...text('territory')} />
            <Select
              label={t('domain.field.tier')}
              data={partnerTiers.map((value) => ({ value, label: t(`domain.tier.${value}`) }))}
              value={draft.tier}
              onChange={(tier) => tier && change({ tier })}
            />
            <TextInput {...text('owner')} />
          </SimpleGrid>
          <Group gap="xs" mt="lg">
            <Button type="submit">{t('partners.create')}</Button>
            <Button variant="default" onClick={leave}>
              {t('common.cancel')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('partners.draftKept')}
            </Text>
          </Group>
        </form>
      </PageBody>
    </>
  );
}

/** The form is opened to type the name. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}

interface SimilarProps {
  readonly name: string;
  readonly known: readonly PartnerRow[];
}

function Similar({ name, known }: SimilarProps) {
  const t = useTranslate();
  const similar = known.filter(({ data }) => isSimilarName(data.name, name)).slice(0, 3);
  return (
    <div role="status">
      {similar.length > 0 ? (
        <div className={classes.similar}>
          <span>{t('partners.similar')}</span>
          {similar.map(({ id, data }) => (
            <Anchor key={id} component={Link} href={`/partners/${id}`} inherit>
              {data.city ? `${data.name} (${data.city})` : data.name}
            </Anchor>
          ))}
        </div>
      ) : null}
    </div>
  );
}
