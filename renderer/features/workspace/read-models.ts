import { useQuery } from '@tanstack/react-query';
import type { Model } from '../../../backend/contract/models.ts';
import { useApi } from '../../api/api-context.tsx';
import { readModels } from '../../api/reads.ts';

/** Everything that can be asked for, or why that is not known. */
export type ModelList = 'loading' | 'unread' | readonly Model[];

/** The list of models; with `retry` to read it anew where that failed. */
export function useModels(): { models: ModelList; retry: () => void } {
  const query = useQuery(readModels(useApi()));
  return { models: query.data ?? (query.isError ? 'unread' : 'loading'), retry: () => void query.refetch() };
}
