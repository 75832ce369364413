import { useQuery } from '@tanstack/react-query';
import type { Enhancement } from '../../backend/contract/enhancements.ts';
import { useApi } from './api-context.tsx';
import { readEnhancement } from './prompt-reads.ts';
import { useWrittenText } from './written-store.ts';

/** An enhancement with its words as far as they have come by events or were read; undefined while none is asked for or it is not there yet. */
export function useEnhancement(id: string | null): Enhancement | undefined {
  const { data } = useQuery({ ...readEnhancement(useApi(), id ?? ''), enabled: id !== null });
  const told = useWrittenText(id);
  if (data?.state !== 'writing' || told === undefined || told.length < data.written.length) return data;
  return { ...data, written: told };
}
