import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { keys } from '../api/query-keys.ts';
import { setRemedyPerformer } from '../api/remedies.ts';

/** Performs the remedies of problems, wherever they are shown. */
export function useRemedies(): void {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useEffect(
    () =>
      setRemedyPerformer(({ kind }) => {
        switch (kind) {
          case 'sign-in':
            return void queryClient.resetQueries({ queryKey: keys.session });
          case 'open-workers':
            return void navigate({ to: '/workers' });
          case 'open-spending':
            return void navigate({ to: '/spending' });
          case 'open-settings':
            return void navigate({ to: '/settings' });
          case 'open-trash':
            return void navigate({ to: '/library/trash' });
          case 'open-styles':
            return void navigate({ to: '/prompts', search: { tab: 'styles' } });
          case 'open-presets':
            return void navigate({ to: '/prompts', search: { tab: 'negatives' } });
          case 'read-again':
            return void queryClient.invalidateQueries();
          default:
            return kind satisfies never;
        }
      }),
    [navigate, queryClient],
  );
}
