import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProvider } from '../api/api-context.tsx';
import type { Transport } from '../api/transport.ts';
import { LiveRegion } from '../ui/live-region.tsx';
import { Toaster } from '../ui/toaster.tsx';
import { TooltipGroup } from '../ui/tooltip.tsx';
import { createQueryClient } from './create-query-client.ts';
import { createAppRouter } from './router.tsx';
import { SessionGate } from './session-gate.tsx';

/** The whole app over one transport; `token` is the one-time token that the address carried. */
export function App({ transport, token }: { transport: Transport; token: string | null }) {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter());
  return (
    <ApiProvider transport={transport}>
      <QueryClientProvider client={queryClient}>
        <TooltipGroup>
          <LiveRegion />
          <SessionGate token={token}>
            <RouterProvider router={router} />
          </SessionGate>
          <Toaster />
        </TooltipGroup>
      </QueryClientProvider>
    </ApiProvider>
  );
}
