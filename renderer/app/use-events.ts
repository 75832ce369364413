import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTransport } from '../api/api-context.tsx';
import { followEvents } from '../api/events.ts';
import { announce } from '../ui/announce.ts';
import { noteConnection } from './connection-store.ts';

/** Keeps what this window shows as the studio is, for as long as it is mounted. */
export function useEvents(): void {
  const transport = useTransport();
  const queryClient = useQueryClient();
  useEffect(
    () => followEvents(transport, queryClient, { announce, onState: noteConnection }),
    [transport, queryClient],
  );
}
