import type { Language } from '#shared/domain/fields';
import { documentTexts } from '#shared/reports/documentTexts';

/** The box of a task, ticked or not. */
export function ReportTask({
  checked,
  language,
}: {
  readonly checked: boolean;
  readonly language: Language;
}) {
  const { done, notDone } = documentTexts(language).box;
  return (
    <svg className="report-box" viewBox="0 0 12 12">
      <title>{checked ? done : notDone}</title>
      <rect x="1" y="1" width="10" height="10" rx="1.5" />
      {checked && <path d="M3.2 6.3 5.2 8.4 8.9 3.8" />}
    </svg>
  );
}
