import { useRef, useState } from 'react';
import type { PartnerRow } from '../../../data/queries/partners';
import { useTranslate } from '../../../i18n/useTranslate';
import { TextEditor } from '../../../ui/editor/TextEditor';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { SaveMark } from '../../../ui/inPlace/SaveMark';
import { Panel } from '../../../ui/Panel';
import classes from './NotesField.module.css';
import { usePartnerNotes } from './usePartnerNotes';

/** What everybody should know about the partner; rich text, saved as it is typed. */
export function NotesField({ partner }: { readonly partner: PartnerRow }) {
  const t = useTranslate();
  const editor = useRef<TextEditorHandle>(null);
  const [savedAt, setSavedAt] = useState<Date>();
  const notes = usePartnerNotes(partner, editor, setSavedAt);
  return (
    <Panel title={t('domain.field.notes')} aside={<SaveMark at={savedAt} />}>
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
