import { SpendingPage } from '../features/spending/spending-page.tsx';
import { SpinnerWithWords } from '../ui/spinner-with-words.tsx';
import { useProjects } from './use-current-project.ts';

/** The money of the studio, with the rules of the project that is open first. */
export function SpendingRoute() {
  const { current } = useProjects();
  if (!current)
    return (
      <div className="grid h-full place-items-center">
        <SpinnerWithWords words="Opening the ledger…" />
      </div>
    );
  return <SpendingPage key={current.id} projectId={current.id} />;
}
