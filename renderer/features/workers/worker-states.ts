import type { Worker } from '../../../backend/contract/workers.ts';
import type { BadgeTone } from '../../ui/badge.tsx';

/** The word for each state, and how it is marked. */
export const WORKER_STATES: Readonly<Record<Worker['state'], { readonly label: string; readonly tone: BadgeTone }>> = {
  online: { label: 'Ready', tone: 'good' },
  busy: { label: 'Working', tone: 'accent' },
  draining: { label: 'Draining', tone: 'warn' },
  paused: { label: 'Paused', tone: 'warn' },
  offline: { label: 'Offline', tone: 'neutral' },
};
