import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceFloppy, IconDotsVertical } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useDesk } from '../../../data/DeskContext';
import type { PartnerSummary } from '../../../data/queries/partners';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { builtInIds, builtInViews, filtered, isChanged } from './listView';
import type { FilterContext, PartnerFilter, SavedView } from './listView';
import classes from './PartnersPage.module.css';
import { deleteView, openView, renameView, saveViewAs, updateView, usePartnerList } from './usePartnerList';
import { ViewName } from './ViewName';

interface ViewTabsProps {
  readonly summaries: readonly PartnerSummary[];
  readonly context: FilterContext;
}

/** The views of the list, each with how many partners it has; what was changed can be kept as a view. */
export function ViewTabs({ summaries, context }: ViewTabsProps) {
  const t = useTranslate();
  const { makeId } = useDesk();
  const memory = usePartnerList();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const { viewId, views } = memory;
  const current = views.find(({ id }) => id === viewId);
  const changed = isChanged(memory);
  const tabs = useMemo(
    () => [
      ...builtInIds.map((id) => ({ id, name: t(`partners.view.${id}`), filter: builtInViews[id].filter })),
      ...views,
    ],
    [t, views],
  );
  const names = tabs.filter(({ id }) => naming !== 'rename' || id !== viewId).map(({ name }) => name);
  return (
    <nav className={classes.views} aria-label={t('partners.views')}>
      {tabs.map(({ id, name, filter }) => (
        <ViewTab
          key={id}
          name={name}
          filter={filter}
          current={id === viewId}
          summaries={summaries}
          context={context}
          onOpen={() => openView(id)}
        />
      ))}
      {current ? (
        <ViewMenu
          view={current}
          changed={changed}
          onRename={() => setNaming('rename')}
          onSaveAs={() => setNaming('new')}
        />
      ) : null}
      {changed && !current ? (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDeviceFloppy size={15} stroke={1.6} />}
          onClick={() => setNaming('new')}
        >
          {t('partners.saveView')}
        </Button>
      ) : null}
      {naming ? (
        <ViewName
          name={naming === 'rename' ? (current?.name ?? '') : ''}
          taken={names}
          onClose={() => setNaming(null)}
          onName={(name) => {
            if (naming === 'rename') renameView(viewId, name);
            else saveViewAs(makeId(), name);
            setNaming(null);
          }}
        />
      ) : null}
    </nav>
  );
}

interface ViewTabProps extends ViewTabsProps {
  readonly name: string;
  readonly filter: PartnerFilter;
  readonly current: boolean;
  readonly onOpen: () => void;
}

function ViewTab({ name, filter, current, summaries, context, onOpen }: ViewTabProps) {
  const { number } = useFormats();
  const count = useMemo(() => filtered(summaries, filter, context).length, [summaries, filter, context]);
  return (
    <UnstyledButton
      className={classes.view}
      aria-current={current ? 'true' : undefined}
      title={name}
      onClick={onOpen}
    >
      <span className={classes.viewName}>{name}</span>
      <span className={classes.viewCount}>{number(count)}</span>
    </UnstyledButton>
  );
}

interface ViewMenuProps {
  readonly view: SavedView;
  readonly changed: boolean;
  readonly onRename: () => void;
  readonly onSaveAs: () => void;
}

function ViewMenu({ view, changed, onRename, onSaveAs }: ViewMenuProps) {
  const t = useTranslate();
  const forget = (): void => {
    deleteView(view.id);
    notifications.show({ message: t('partners.viewDeleted', { name: view.name }) });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon
          variant={changed ? 'light' : 'subtle'}
          color={changed ? 'ink' : 'gray'}
          size="sm"
          aria-label={t('partners.viewMenu', { name: view.name })}
        >
          <IconDotsVertical size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {changed ? (
          <>
            <Menu.Item onClick={() => updateView(view.id)}>
              {t('partners.updateView', { name: view.name })}
            </Menu.Item>
            <Menu.Item onClick={onSaveAs}>{t('partners.saveAsView')}</Menu.Item>
            <Menu.Item onClick={() => openView(view.id)}>{t('partners.discardChanges')}</Menu.Item>
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Item onClick={onRename}>{t('partners.renameView')}</Menu.Item>
        <Menu.Item onClick={forget}>{t('partners.deleteView')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
