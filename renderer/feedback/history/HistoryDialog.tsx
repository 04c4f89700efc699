import { Modal } from '@mantine/core';
import { useLocation } from 'wouter';
import { useTranslate } from '../../i18n/useTranslate';
import { closeHistory, useHistoryDialog } from './historyDialog';
import { RecordHistory } from './RecordHistory';

/** The history of one record, over the page from whose menu it was opened. */
export function HistoryDialog() {
  const t = useTranslate();
  const [location] = useLocation();
  const opened = useHistoryDialog().shown;
  const shown = opened?.at === location ? opened : null;
  return (
    <Modal
      opened={shown !== null}
      onClose={closeHistory}
      size={760}
      title={shown ? t('history.of', { title: shown.title }) : ''}
    >
      {shown ? <RecordHistory kind={shown.kind} id={shown.id} /> : null}
    </Modal>
  );
}
