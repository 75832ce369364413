import { create } from 'zustand';
import type { Progress } from '../../backend/contract/tasks.ts';

/** What is told while a task runs and stored nowhere. */
export type Live = {
  readonly progress: Progress | null;
  /** Grows with each preview picture; 0 is none yet. */
  readonly previewVersion: number;
};

const NOTHING: Live = { progress: null, previewVersion: 0 };

/** Progress and preview of the tasks that run, by task id. */
export const useLiveStore = create<{ readonly tasks: Readonly<Record<string, Live>> }>(() => ({ tasks: {} }));

/** Adds what was just told about a running task. */
export function noteLive(taskId: string, told: Partial<Live>): void {
  useLiveStore.setState(({ tasks }) => ({
    tasks: { ...tasks, [taskId]: { ...NOTHING, ...tasks[taskId], ...told } },
  }));
}

/** Forgets a task that has ended or gone back to the queue. */
export function forgetLive(taskId: string): void {
  useLiveStore.setState(({ tasks: { [taskId]: _ended, ...tasks } }) => ({ tasks }));
}

/** Forgets all tasks: what was told is no longer known to hold. */
export function forgetAllLive(): void {
  useLiveStore.setState({ tasks: {} });
}

/** What a running task last told; undefined when it has told nothing since this screen listens. */
export const useLive = (taskId: string): Live | undefined => useLiveStore(state => state.tasks[taskId]);
