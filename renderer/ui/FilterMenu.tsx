import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslate } from '../i18n/useTranslate';

interface FilterMenuProps {
  /** The field's name. */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** A chip that narrows a list to some values of a field. */
export function FilterMenu({ label, options, chosen, onChange }: FilterMenuProps) {
  const t = useTranslate();
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label);
  const [first = ''] = names;
  const said = names.length > 1 ? `${first} +${names.length - 1}` : first;
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant={chosen.length > 0 ? 'light' : 'default'}
          fw={400}
          maw={240}
          rightSection={<IconChevronDown size={14} stroke={1.6} />}
        >
          {said ? `${label}: ${said}` : label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320} type="auto">
          <Menu.CheckboxGroup value={[...chosen]} onChange={onChange}>
            {options.map((option) => (
              <Menu.CheckboxItem key={option.value} value={option.value}>
                {option.label}
              </Menu.CheckboxItem>
            ))}
          </Menu.CheckboxGroup>
        </ScrollArea.Autosize>
        {chosen.length > 0 ? (
          <>
            <Menu.Divider />
            <Menu.Item closeMenuOnClick onClick={() => onChange([])}>
              {t('common.clear')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
