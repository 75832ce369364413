import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

/** One column; numbers stand right and in figures of one width. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean | undefined;
  readonly sortable?: boolean | undefined;
  readonly className?: string | undefined;
}

/** By which column the rows are ordered, and which way. */
export interface TableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** Rows under headings; `empty` stands there when there are none. */
export interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly sort?: TableSort | undefined;
  readonly onSortChange?: ((sort: TableSort) => void) | undefined;
}

interface HeadingProps<Row> {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort | undefined;
  readonly onSortChange: ((sort: TableSort) => void) | undefined;
}

function Heading<Row>({ column, sort, onSortChange }: HeadingProps<Row>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={direction}
      data-numeric={column.numeric || undefined}
      className={joinClasses(
        'group/heading h-8 border-b border-line px-3 text-meta font-medium whitespace-nowrap text-second',
        column.numeric === true ? 'text-right' : 'text-left',
      )}
    >
      {column.sortable === true && onSortChange !== undefined ? (
        <button
          type="button"
          className="group -mx-1 inline-flex items-center gap-1 rounded-[4px] px-1 hover:text-text group-data-numeric/heading:flex-row-reverse"
          onClick={() =>
            onSortChange({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })
          }
        >
          {column.heading}
          <Arrow
            aria-hidden
            className={joinClasses('size-3', direction === undefined && 'opacity-0 group-hover:opacity-60')}
          />
        </button>
      ) : (
        column.heading
      )}
    </th>
  );
}

/** Shows rows under headings that stay in view. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, sort, onSortChange }: TableProps<Row>) {
  if (rows.length === 0) return empty;
  return (
    <table className="w-full border-separate border-spacing-0 text-body">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 z-10 bg-panel">
        <tr>
          {columns.map(column => (
            <Heading key={column.id} column={column} sort={sort} onSortChange={onSortChange} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={rowKey(row)} className="hover:bg-hover">
            {columns.map(column => (
              <td
                key={column.id}
                className={joinClasses(
                  'h-9 border-b border-line px-3 text-text',
                  column.numeric === true && 'text-right tabular-nums',
                  column.className,
                )}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
