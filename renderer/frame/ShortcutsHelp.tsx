import { Kbd, Modal } from '@mantine/core';
import { create } from 'zustand';
import { useTranslate } from '../i18n/useTranslate';
import { shortcutGroups } from './shortcuts';
import type { ShortcutGroup } from './shortcuts';
import classes from './ShortcutsHelp.module.css';

const useShortcuts = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openShortcuts(): void {
  useShortcuts.setState({ open: true });
}

/** The list of shortcuts, behind the question mark. */
export function ShortcutsHelp() {
  const t = useTranslate();
  const { open } = useShortcuts();
  return (
    <Modal
      opened={open}
      onClose={() => useShortcuts.setState({ open: false })}
      title={t('shortcuts.title')}
      size={880}
    >
      <div className={classes.groups}>
        {shortcutGroups.map((group) => (
          <Group key={group.name} group={group} />
        ))}
      </div>
    </Modal>
  );
}

const namedKeys = ['enter', 'shift', 'escape', 'home', 'end', 'today', 'day', 'week'] as const;

function Group({ group }: { readonly group: ShortcutGroup }) {
  const t = useTranslate();
  const keyText = (key: string): string =>
    namedKeys.reduce((text, name) => text.replace(`{${name}}`, t(`shortcuts.key.${name}`)), key);
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>{t(group.name)}</h3>
      <dl className={classes.list}>
        {group.shortcuts.map(({ name, ways }) => (
          <div key={name} className={classes.row}>
            <dt>{t(name)}</dt>
            <dd className={classes.keys}>
              {ways.map((keys) => (
                <span key={keys.join()} className={classes.way}>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {keyText(key)}
                    </Kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
