import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api-context.tsx';
import { readContent } from '../api/reads.ts';

/** Lifts the veil from pictures for adults where the owner has said that they are not to be blurred; until that is known they are. */
export function useVeil(): void {
  const { data } = useQuery(readContent(useApi()));
  const unveiled = data?.blur === false;
  useEffect(() => {
    document.documentElement.toggleAttribute('data-unveiled', unveiled);
  }, [unveiled]);
}
