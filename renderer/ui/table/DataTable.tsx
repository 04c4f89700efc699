import { useMergedRef, useResizeObserver } from '@mantine/hooks';
import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef, RowData } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useFormats } from '../../i18n/formats';
import { compareValues, fittingColumns, totalWidth } from './columns';
import type { DataColumn, TableSort } from './columns';
import classes from './DataTable.module.css';
import { BodyCell, HeaderCell } from './cells';
import { useRowKeys } from './useRowKeys';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});

interface DataTableProps<Row extends RowData> {
  /** What the table holds, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** Keep it stable between renders. */
  readonly columns: readonly DataColumn<Row>[];
  readonly rowId: (row: Row) => string;
  /** What a row is called: its accessible name, and how typing finds it. */
  readonly rowName: (row: Row) => string;
  /** Text as search compares it: without accents and case. */
  readonly fold: (text: string) => string;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  /** Ids of the columns that the person doesn't want. */
  readonly hidden: readonly string[];
  readonly dense: boolean;
  readonly onOpen: (row: Row) => void;
}

/** Left and right of a row together, as in the style sheet. */
const rowPadding = 32;

const rowHeight = { normal: 36, dense: 28 };

/**
 * A sortable table of many rows: only those in view are in the page. One row is in the tab order; arrows move it,
 * Enter opens it. Columns that find no room leave in the order that they say.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { rows: data, columns, rowId, rowName, sort, dense, onOpen } = props;
  const { compare } = useFormats();
  const scroller = useRef<HTMLDivElement>(null);
  const [sizeRef, { left, right }] = useResizeObserver();
  // The room inside: the width that Mantine tells has the scrollbar in it.
  const width = right - left;
  const scrollRef = useMergedRef(scroller, sizeRef);
  const shown = useMemo(
    () =>
      fittingColumns(
        columns.filter(({ id }) => !props.hidden.includes(id)),
        width ? width - rowPadding : Infinity,
      ),
    [columns, props.hidden, width],
  );
  const table = useTable({
    features,
    data,
    columns: useMemo(() => definitions(columns, compare), [columns, compare]),
    getRowId: rowId,
    state: {
      sorting: useMemo(() => [{ ...sort }], [sort]),
      columnVisibility: useMemo(
        () => Object.fromEntries(columns.map((column) => [column.id, shown.includes(column)])),
        [columns, shown],
      ),
    },
    onSortingChange: (updater) => {
      const [next] = typeof updater === 'function' ? updater([{ ...sort }]) : updater;
      if (next) props.onSort(next);
    },
    enableSortingRemoval: false,
    enableMultiSort: false,
  });
  const { rows } = table.getRowModel();

  const [activeId, setActiveId] = useState<string>();
  const found = rows.findIndex(({ id }) => id === activeId);
  const active = Math.max(0, found);
  const focusWanted = useRef(false);
  const size = dense ? rowHeight.dense : rowHeight.normal;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 12,
    scrollPaddingStart: rowHeight.normal,
    // The row with the focus stays in the page, or the focus would be lost when it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)])]
        .filter((index) => index >= 0)
        .toSorted((a, b) => a - b),
  });
  const go = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    focusWanted.current = true;
    setActiveId(row.id);
    virtual.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = useRowKeys({
    count: rows.length,
    current: active,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / size) - 2),
    nameOf: (index) => (rows[index] ? rowName(rows[index].original) : ''),
    fold: props.fold,
    go,
    open: (index) => rows[index] && onOpen(rows[index].original),
  });
  const template = shown.map(({ width: least, grow }) => `minmax(${least}px, ${grow}fr)`).join(' ');
  const aligned = new Map(columns.map(({ id, align }) => [id, align]));

  return (
    <div ref={scrollRef} className={classes.scroller} data-dense={dense || undefined}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className={classes.table}
        style={{ minWidth: totalWidth(shown) + rowPadding }}
      >
        <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: template }}>
          {table.getFlatHeaders().map(({ column }) => (
            <HeaderCell
              key={column.id}
              title={String(column.columnDef.header)}
              align={aligned.get(column.id)}
              sorted={column.getIsSorted()}
              onSort={() => column.toggleSorting()}
            />
          ))}
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={index + 2}
                tabIndex={index === active ? 0 : -1}
                className={classes.row}
                data-odd={index % 2 === 1 || undefined}
                style={{ gridTemplateColumns: template, height: size, transform: `translateY(${start}px)` }}
                ref={(element) => {
                  if (!element || !focusWanted.current || row.id !== activeId) return;
                  focusWanted.current = false;
                  element.focus({ preventScroll: true });
                }}
                onFocus={() => setActiveId(row.id)}
                onKeyDown={onKeyDown}
                onClick={() => onOpen(row.original)}
              >
                {row.getVisibleCells().map((cell) => (
                  <BodyCell key={cell.id} align={aligned.get(cell.column.id)}>
                    <table.FlexRender cell={cell} />
                  </BodyCell>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function definitions<Row extends RowData>(
  columns: readonly DataColumn<Row>[],
  compareText: (a: string, b: string) => number,
): ColumnDef<typeof features, Row>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    accessorFn: column.value,
    cell: ({ row }) => (column.cell ? column.cell(row.original) : column.value(row.original)),
    sortFn: (a, b, id) =>
      compareValues(
        a.getValue<string | number | undefined>(id),
        b.getValue<string | number | undefined>(id),
        compareText,
      ),
    sortUndefined: 'last',
    sortDescFirst: column.descendingFirst ?? false,
  }));
}
