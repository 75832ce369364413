import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { useEffect } from 'react';
import type { Generation } from '../../backend/contract/generations.ts';
import { useApi } from '../api/api-context.tsx';
import { ProblemNotice } from '../api/problem-notice.tsx';
import { readGeneration } from '../api/reads.ts';
import { problemIn } from '../api/unwrap.ts';
import { moveTo } from '../features/workspace/selection-store.ts';
import { buttonClasses } from '../ui/button-classes.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SpinnerWithWords } from '../ui/spinner-with-words.tsx';
import { openProject } from './viewer-store.ts';

/** Leads from a take's own address to where the take is now: the trash, the library or its project's workspace. */
export function TakeRoute() {
  const { id } = getRouteApi('/take/$id').useParams();
  const api = useApi();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(readGeneration(api, id));
  useEffect(() => {
    if (!data) return;
    const lead = async ({ trashedAt, keptAt, projectId }: Generation) => {
      if (trashedAt !== null) return navigate({ to: '/library/trash', search: { open: id }, replace: true });
      if (keptAt !== null) return navigate({ to: '/library', search: { open: id }, replace: true });
      openProject(projectId);
      await navigate({ to: '/work', replace: true });
      moveTo(id, true);
    };
    void lead(data.generation);
  }, [data, id, navigate]);
  return (
    <div className="grid h-full place-items-center">
      {error && problemIn(error).code === 'not_found' ? (
        <EmptyState
          illustration={<ImageOff />}
          title="This take is gone"
          sentence="It was deleted for good, or its address is of another studio."
          action={
            <Link to="/library" className={buttonClasses()}>
              Open the library
            </Link>
          }
        />
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <SpinnerWithWords words="Looking for this take…" />
      )}
    </div>
  );
}
