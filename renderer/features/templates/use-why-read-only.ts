import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { readSession } from '../../api/reads.ts';

/** Why this person may not change templates, which are everybody's; undefined where they may. */
export function useWhyReadOnly(): string | undefined {
  const { data } = useQuery(readSession(useApi()));
  const role = data?.person.role;
  return role === undefined || role === 'owner' || role === 'admin'
    ? undefined
    : 'Templates are for everybody here, so only the owner and admins change them';
}
