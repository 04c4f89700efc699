import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconBold,
  IconGavel,
  IconH2,
  IconItalic,
  IconList,
  IconListNumbers,
  IconSquareCheck,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslate } from '../../i18n/useTranslate';
import { modKey } from './modKey';
import classes from './EditorToolbar.module.css';

interface Tool {
  readonly name: 'bold' | 'italic' | 'heading' | 'list' | 'numbers' | 'action' | 'decision';
  readonly icon: Icon;
  readonly keys: string;
  readonly active: boolean;
  readonly run: () => void;
}

interface LineTool extends Omit<Tool, 'active'> {
  /** What is typed at a line's start instead. */
  readonly typed: string;
}

/** The few tools that a note needs; each tells its keys. */
export function EditorToolbar({
  editor,
  withLines,
}: {
  readonly editor: Editor;
  readonly withLines: boolean;
}) {
  const t = useTranslate();
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      heading: current.isActive('heading'),
      list: current.isActive('bulletList'),
      numbers: current.isActive('orderedList'),
    }),
  });
  const chain = () => editor.chain().focus();
  const press = (shortcut: string) => () => {
    editor.commands.focus();
    editor.commands.keyboardShortcut(shortcut);
  };
  const tools: readonly Tool[] = [
    {
      name: 'bold',
      icon: IconBold,
      keys: `${modKey}B`,
      active: active.bold,
      run: () => chain().toggleBold().run(),
    },
    {
      name: 'italic',
      icon: IconItalic,
      keys: `${modKey}I`,
      active: active.italic,
      run: () => chain().toggleItalic().run(),
    },
    {
      name: 'heading',
      icon: IconH2,
      keys: '##',
      active: active.heading,
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      name: 'list',
      icon: IconList,
      keys: '-',
      active: active.list,
      run: () => chain().toggleBulletList().run(),
    },
    {
      name: 'numbers',
      icon: IconListNumbers,
      keys: '1.',
      active: active.numbers,
      run: () => chain().toggleOrderedList().run(),
    },
  ];
  const lineTools: readonly LineTool[] = [
    { name: 'action', icon: IconSquareCheck, typed: '- [ ]', keys: `${modKey}⏎`, run: press('Mod-Enter') },
    { name: 'decision', icon: IconGavel, typed: '=>', keys: `${modKey}D`, run: press('Mod-d') },
  ];
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('editor.tools')}>
      {tools.map((tool) => (
        <Tooltip key={tool.name} label={`${t(`editor.${tool.name}`)}  ${tool.keys}`}>
          <ActionIcon
            variant={tool.active ? 'light' : 'subtle'}
            color={tool.active ? 'ink' : 'gray'}
            aria-label={t(`editor.${tool.name}`)}
            aria-pressed={tool.active}
            onClick={tool.run}
            tabIndex={-1}
          >
            <tool.icon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
      {withLines ? (
        <div className={classes.lines}>
          {lineTools.map((tool) => (
            <button
              key={tool.name}
              type="button"
              className={classes.line}
              onMouseDown={(event) => event.preventDefault()}
              onClick={tool.run}
              tabIndex={-1}
            >
              <tool.icon size={16} stroke={1.7} aria-hidden />
              {t(`editor.${tool.name}`)}
              <kbd>{tool.typed}</kbd>
              <kbd className={classes.keys}>{tool.keys}</kbd>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
