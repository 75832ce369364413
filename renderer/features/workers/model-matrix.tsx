import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { ModelMatrix } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';
import { joinClasses } from '../../ui/join-classes.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';

type Row = ModelMatrix['models'][number];
type Column = ModelMatrix['workers'][number];
type Place = { readonly row: number; readonly column: number };

const STEPS: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** How a model stands on a machine, in a word for the cell and a sentence for whoever asks closer. */
function describeSite(model: Row, worker: Column): { readonly word: string; readonly sentence: string } {
  const site = model.sites.find(({ workerId }) => workerId === worker.id);
  if (!site) return { word: 'missing', sentence: `${worker.name} does not have ${model.name}.` };
  const file = site.fileName ?? site.own ?? model.id;
  const known = site.knownBy === 'hash' ? 'the same bytes as elsewhere, by their hash' : 'known by its name alone';
  const loaded = worker.loadedModel === model.id;
  return {
    word: loaded ? 'loaded' : site.knownBy === 'hash' ? 'by hash' : 'by name',
    sentence: `${worker.name} has ${model.name}${loaded ? ' in memory' : ''} as ${file}, ${known}.`,
  };
}

const LOOKS: Readonly<Record<string, string>> = {
  loaded: 'font-medium text-info',
  missing: 'text-faint',
};

/** Which model is on which machine; the arrow keys walk the cells, and the one in focus is told below. */
export function ModelMatrixTable() {
  const api = useApi();
  const matrix = useQuery({
    queryKey: keys.matrix,
    queryFn: ({ signal }) => unwrap(api.readMatrix({}, { signal })),
  });
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  if (matrix.error) return <ProblemNotice error={matrix.error} onRetry={() => void matrix.refetch()} />;
  if (!matrix.data) return <SpinnerWithWords words="Asking which model is where…" />;
  const { models, workers } = matrix.data;
  if (models.length === 0 || workers.length === 0)
    return <p className="text-second">No machine has told of a model yet.</p>;
  const here = {
    row: Math.min(at.row, models.length - 1),
    column: Math.min(at.column, workers.length - 1),
  };
  const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.min(Math.max(here.row + step.row, 0), models.length - 1);
    const column = Math.min(Math.max(here.column + step.column, 0), workers.length - 1);
    setAt({ row, column });
    event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`)?.focus();
  };
  const model = models[here.row];
  const worker = workers[here.column];
  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto rounded-card border border-line">
        <table aria-label="Models by machine" className="w-full border-collapse bg-panel text-left">
          <thead className="bg-panel text-meta text-second">
            <tr>
              <th scope="col" className="sticky left-0 z-10 bg-panel px-3 py-2 font-medium">
                Model
              </th>
              {workers.map(({ id, name, online }) => (
                <th key={id} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                  {name}
                  {!online && <span className="font-normal text-faint">, offline</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map((row, rowAt) => (
              <tr key={row.id} className="border-t border-line hover:bg-hover">
                <th scope="row" className="sticky left-0 bg-panel px-3 py-1.5 font-normal">
                  <span className="block max-w-80 truncate" title={row.name}>
                    {row.name}
                  </span>
                </th>
                {workers.map((column, columnAt) => {
                  const { word, sentence } = describeSite(row, column);
                  const current = rowAt === here.row && columnAt === here.column;
                  return (
                    <td key={column.id}>
                      <button
                        type="button"
                        data-cell={`${rowAt}/${columnAt}`}
                        tabIndex={current ? 0 : -1}
                        title={sentence}
                        onKeyDown={walk}
                        onFocus={() => setAt({ row: rowAt, column: columnAt })}
                        className={joinClasses(
                          'w-full cursor-default px-3 py-1.5 text-left whitespace-nowrap focus-visible:-outline-offset-2',
                          LOOKS[word],
                        )}
                      >
                        {word}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p aria-live="polite" className="text-meta text-second">
        {model && worker && describeSite(model, worker).sentence}
      </p>
    </div>
  );
}
