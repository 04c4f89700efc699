import { ActionIcon, Button, CloseButton, Menu, TextInput, Tooltip } from '@mantine/core';
import { IconBaselineDensitySmall, IconColumns3, IconSearch, IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslate } from '../../../i18n/useTranslate';
import { FilterMenu } from '../../../ui/FilterMenu';
import type { FilterChoice } from './filterWords';
import { endingWithinDays, isOpen } from './listView';
import classes from './PartnersPage.module.css';
import { changeFilter, changeView, clearFilter, setDense, usePartnerList } from './usePartnerList';

interface ListToolsProps {
  readonly choices: readonly FilterChoice[];
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly filterLine: RefObject<HTMLInputElement | null>;
}

/** The line above the table: filter text, filters by field, columns, density. */
export function ListTools({ choices, columns, filterLine }: ListToolsProps) {
  const t = useTranslate();
  const { view, dense } = usePartnerList();
  const { filter, hidden } = view;
  return (
    <div className={classes.tools} role="search" aria-label={t('partners.filters')}>
      <TextInput
        ref={filterLine}
        className={classes.filterText ?? ''}
        size="xs"
        aria-label={t('partners.filterText')}
        placeholder={t('partners.filterText')}
        leftSection={<IconSearch size={15} stroke={1.8} />}
        rightSection={
          filter.text ? (
            <CloseButton
              size="xs"
              aria-label={t('common.clear')}
              onClick={() => changeFilter({ text: '' })}
            />
          ) : null
        }
        value={filter.text}
        onChange={({ currentTarget }) => changeFilter({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !filter.text) return;
          event.stopPropagation();
          changeFilter({ text: '' });
        }}
      />
      {filter.only.map((narrowing) => (
        <Button
          key={narrowing}
          size="compact-sm"
          variant="light"
          fw={400}
          rightSection={<IconX size={14} stroke={1.8} />}
          aria-label={t('common.removeFilter', {
            name: t(`partners.only.${narrowing}`, { days: endingWithinDays }),
          })}
          onClick={() => changeFilter({ only: filter.only.filter((other) => other !== narrowing) })}
        >
          {t(`partners.only.${narrowing}`, { days: endingWithinDays })}
        </Button>
      ))}
      {choices.map(({ field, label, options }) => (
        <FilterMenu
          key={field}
          label={label}
          options={options}
          chosen={filter[field]}
          onChange={(chosen) => changeFilter({ [field]: chosen })}
        />
      ))}
      {isOpen(filter) ? null : (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={clearFilter}>
          {t('partners.clearFilters')}
        </Button>
      )}
      <div className={classes.look}>
        <Menu position="bottom-end" closeOnItemClick={false}>
          <Menu.Target>
            <Tooltip label={t('partners.columns')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('partners.columns')}>
                <IconColumns3 size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.CheckboxGroup
              value={columns.filter(({ id }) => !hidden.includes(id)).map(({ id }) => id)}
              onChange={(wanted) =>
                changeView({ hidden: columns.filter(({ id }) => !wanted.includes(id)).map(({ id }) => id) })
              }
            >
              {columns.slice(1).map(({ id, header }) => (
                <Menu.CheckboxItem key={id} value={id}>
                  {header}
                </Menu.CheckboxItem>
              ))}
            </Menu.CheckboxGroup>
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={t('partners.dense')}>
          <ActionIcon
            variant={dense ? 'light' : 'subtle'}
            color={dense ? 'ink' : 'gray'}
            aria-label={t('partners.dense')}
            aria-pressed={dense}
            onClick={() => setDense(!dense)}
          >
            <IconBaselineDensitySmall size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
