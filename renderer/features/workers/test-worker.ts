import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { readProjects } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { sayDuration } from '../../ui/say-time.ts';

/** How a test stands, in words. */
function describeTest({ tasks: [task], modelName }: Pick<Batch, 'tasks' | 'modelName'>): string {
  if (!task) return 'The test was taken off the workspace.';
  switch (task.status) {
    case 'queued':
      return task.problem ? `The test failed and is tried again: ${task.problem.message}` : 'The test waits its turn…';
    case 'running':
      return `Testing with ${modelName}…`;
    case 'succeeded': {
      const took = Date.parse(task.finishedAt ?? '') - Date.parse(task.startedAt ?? '');
      return `The test took ${sayDuration(took)} with ${modelName}, from taking the task to the picture in the studio.`;
    }
    case 'failed':
      return `The test failed: ${task.problem?.message ?? 'no reason was given.'}`;
    case 'cancelled':
      return 'The test was cancelled.';
    default:
      return task.status satisfies never;
  }
}

/** Makes one small picture on a worker and follows it; `words` say how that stands, null before the first test. */
export function useTestWorker(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data: projects } = useQuery(readProjects(api));
  const test = useMutation({
    mutationFn: (projectId: string) => unwrap(api.testWorker({ params: { id }, body: { projectId } })),
    onSuccess: batch => queryClient.setQueryData(keys.batch(batch.id), batch),
    onError: (error, projectId) => showProblem(problemIn(error), () => test.mutate(projectId)),
  });
  const batchId = test.data?.id;
  const { data: batch } = useQuery({
    queryKey: keys.batch(batchId ?? ''),
    queryFn: ({ signal }) => unwrap(api.readBatch({ params: { id: batchId ?? '' } }, { signal })),
    enabled: batchId !== undefined,
  });
  const projectId = projects?.[0]?.id;
  const shown = batchId === undefined ? undefined : (batch ?? test.data);
  return {
    start: () => projectId !== undefined && test.mutate(projectId),
    words: shown ? describeTest(shown) : null,
  };
}
