import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { keys } from '../api/query-keys.ts';
import { setRemedyPerformer } from '../api/remedies.ts';
import { toSectionId } from '../features/settings/section-id.ts';

/** Performs the remedies of problems, wherever they are shown. */
export function useRemedies(): void {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useEffect(
    () =>
      setRemedyPerformer(remedy => {
        switch (remedy.kind) {
          case 'sign-in':
            return void queryClient.resetQueries({ queryKey: keys.session });
          case 'open-workers':
            return void navigate({ to: '/workers' });
          case 'open-spending':
            return void navigate({ to: '/spending' });
          case 'open-settings':
            return void navigate({ to: '/settings', ...(remedy.section && { hash: toSectionId(remedy.section) }) });
          case 'open-trash':
            return void navigate({ to: '/library/trash' });
          case 'open-templates':
            return void navigate({ to: '/templates' });
          case 'open-styles':
            return void navigate({ to: '/prompts', search: { tab: 'styles' } });
          case 'open-presets':
            return void navigate({ to: '/prompts', search: { tab: 'negatives' } });
          case 'open-wildcards':
            return void navigate({ to: '/prompts', search: { tab: 'wildcards' } });
          case 'read-again':
            return void queryClient.invalidateQueries();
          default:
            return remedy satisfies never;
        }
      }),
    [navigate, queryClient],
  );
}
