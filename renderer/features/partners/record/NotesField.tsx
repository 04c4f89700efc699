import { useRef } from 'react';
import type { PartnerRow } from '../../../data/queries/partners';
import { TextState } from '../../../feedback/TextState';
import { useRecordText } from '../../../feedback/useRecordText';
import { useTranslate } from '../../../i18n/useTranslate';
import { TextEditor } from '../../../ui/editor/TextEditor';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { Panel } from '../../../ui/Panel';
import classes from './NotesField.module.css';

/** What everybody should know about the partner; rich text, saved as it is typed. */
export function NotesField({ partner }: { readonly partner: PartnerRow }) {
  const t = useTranslate();
  const editor = useRef<TextEditorHandle>(null);
  const notes = useRecordText('partner', partner, 'notes', editor);
  return (
    <Panel title={t('domain.field.notes')} aside={<TextState text={notes} />}>
      <div className={classes.notes}>
        <TextEditor
          ref={editor}
          initial={partner.data.notes}
          label={t('domain.field.notes')}
          placeholder={t('partners.notesHint')}
          plain
          onEdit={notes.edited}
          onBlur={() => void notes.flush()}
        />
      </div>
    </Panel>
  );
}
