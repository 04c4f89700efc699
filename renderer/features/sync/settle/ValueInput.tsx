import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { FieldShape } from '#shared/domain/fieldShape';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { optionWords } from '../valueWords';
import type { Draft } from './draft';

interface ValueInputProps {
  readonly shape: FieldShape;
  readonly collection: string;
  readonly field: string;
  readonly label: string;
  readonly draft: Draft;
  /** What is wrong with it, in the person's language. */
  readonly error: string | null;
  readonly onChange: (draft: Draft) => void;
}

/** The field for a value of any kind but a long text. */
export function ValueInput({ shape, collection, field, label, draft, error, onChange }: ValueInputProps) {
  const t = useTranslate();
  const { language } = useFormats();
  const common = { label, error, 'data-autofocus': true } as const;
  const text = typeof draft === 'string' ? draft : '';
  switch (shape.type) {
    case 'number':
      return (
        <NumberInput
          {...common}
          maw={240}
          hideControls
          clampBehavior="none"
          decimalSeparator={language === 'fr' ? ',' : '.'}
          value={typeof draft === 'number' ? draft : text}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          maw={320}
          data={shape.options.map((value) => ({ value, label: optionWords(collection, field, value, t) }))}
          value={text}
          onChange={(value) => onChange(value ?? '')}
        />
      );
    case 'yesNo':
      return (
        <Select
          {...common}
          maw={160}
          data={[
            { value: 'true', label: t('common.yes') },
            { value: 'false', label: t('common.no') },
          ]}
          value={text}
          onChange={(value) => onChange(value ?? 'false')}
        />
      );
    case 'labels':
      return (
        <TagsInput {...common} maw={560} value={Array.isArray(draft) ? [...draft] : []} onChange={onChange} />
      );
    case 'instant':
      return (
        <TextInput
          {...common}
          maw={260}
          type="datetime-local"
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    case 'items':
    case 'unknown':
      return (
        <Textarea
          {...common}
          autosize
          minRows={shape.type === 'items' ? 3 : 1}
          maxRows={16}
          {...(shape.type === 'items' ? { description: t('sync.lineAnItem') } : {})}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    case 'date':
    case 'line':
    case 'text':
    case 'reference':
      return (
        <TextInput
          {...common}
          maw={560}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}
