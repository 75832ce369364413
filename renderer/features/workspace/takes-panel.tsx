import { useCallback, useMemo } from 'react';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { FirstTakes } from './first-takes.tsx';
import { listItems } from './lay-out-takes.ts';
import { useBatches } from './read-batches.ts';
import { useSendings } from './sending-store.ts';
import { TakeMenu } from './take-menu.tsx';
import { TakesList } from './takes-list.tsx';
import { TakesToolbar, type TakesToolbarProps } from './takes-toolbar.tsx';
import { WaitFactsProvider } from './wait-facts.tsx';

/** The project whose takes are shown, and what the toolbar toggles. */
export type TakesPanelProps = Omit<TakesToolbarProps, 'words'> & {
  readonly projectId: string;
  /** Called when an example prompt was put in the form. */
  readonly onFilled: () => void;
};

const sayCount = (count: number, more: boolean) => {
  if (count === 0) return 'No takes yet';
  return count === 1 && !more ? '1 take' : `${count.toLocaleString('en')}${more ? ' and more' : ''} takes`;
};

/** The takes of a project and what is on its way, with what can be done with them. */
export function TakesPanel({ projectId, onFilled, ...toolbar }: TakesPanelProps) {
  const { batches, data, error, refetch, ...pages } = useBatches(projectId);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const all = useSendings(state => state.sendings);
  const sendings = useMemo(() => all.filter(({ body }) => body.projectId === projectId), [all, projectId]);
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const takes = batches.reduce((sum, batch) => sum + batch.takes.length, 0);
  const empty = sendings.length === 0 && batches.every(batch => listItems(batch).length === 0);

  const end = isFetchNextPageError ? (
    <p className="flex items-center justify-center gap-3 pb-6 text-body text-second">
      Older takes could not be read.
      <Button size="small" onClick={() => void fetchNextPage()}>
        Try again
      </Button>
    </p>
  ) : isFetchingNextPage ? (
    <p className="flex justify-center pb-6">
      <SpinnerWithWords words="Reading older takes…" />
    </p>
  ) : null;

  return (
    <div className="flex h-full min-h-0 flex-col bg-ground">
      <TakesToolbar {...toolbar} words={data === undefined ? '' : sayCount(takes, hasNextPage)} />
      {data === undefined && error !== null ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className="grid grow place-items-center">
          <SpinnerWithWords words="Reading the takes of this project…" />
        </div>
      ) : empty && !hasNextPage ? (
        <div className="grid grow place-items-center">
          <FirstTakes projectId={projectId} onFilled={onFilled} />
        </div>
      ) : (
        <WaitFactsProvider batches={batches}>
          <TakeMenu>
            <div className="flex min-h-0 grow flex-col">
              <TakesList key={projectId} sendings={sendings} batches={batches} onNearEnd={readOn} end={end} />
            </div>
          </TakeMenu>
        </WaitFactsProvider>
      )}
    </div>
  );
}
