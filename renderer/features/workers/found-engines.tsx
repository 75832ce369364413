import { useQuery } from '@tanstack/react-query';
import { ENGINE_NAMES, type EngineFindings } from '../../../backend/contract/engines.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';

type FoundEnginesProps = { readonly onChoose: (engine: EngineFindings) => void; readonly onDone: () => void };

/** Looks for engines on the studio's own machine and offers those that answer. */
export function FoundEngines({ onChoose, onDone }: FoundEnginesProps) {
  const api = useApi();
  const search = useQuery({
    queryKey: keys.foundEngines,
    queryFn: async ({ signal }) => (await unwrap(api.discoverEngines({}, { signal }))).engines,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title="Engines on this machine"
      description="Looked for at the ports where they usually listen."
    >
      {search.error ? (
        <ProblemNotice error={search.error} onRetry={() => void search.refetch()} />
      ) : search.isFetching || !search.data ? (
        <SpinnerWithWords words="Knocking at the usual ports…" />
      ) : search.data.length === 0 ? (
        <div className="flex flex-col items-start gap-3">
          <p className="text-second">
            None answers that is not added already. Start the engine and look again, or add it by its address.
          </p>
          <Button onClick={() => void search.refetch()}>Look again</Button>
        </div>
      ) : (
        <ul className="flex flex-col gap-2">
          {search.data.map(engine => (
            <li
              key={engine.address}
              className="flex items-center gap-3 rounded-control border border-line bg-raised px-3 py-2"
            >
              <div className="min-w-0 grow">
                <p className="truncate font-medium">{ENGINE_NAMES[engine.kind]}</p>
                <p className="truncate text-meta text-second">
                  {engine.address}, {engine.models.length.toLocaleString('en')}{' '}
                  {engine.models.length === 1 ? 'model' : 'models'}
                </p>
              </div>
              <Button size="small" onClick={() => onChoose(engine)}>
                Add
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
