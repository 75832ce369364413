import type { Progress } from '../../contract/tasks.ts';

type Live = { progress: Progress | null; preview: Buffer | null; version: number };

/** What is known of running tasks only while they run, in memory: how far each is and how it looks so far. */
export type LiveTasks = {
  progress(taskId: string): Progress | null;
  previewVersion(taskId: string): number;
  preview(taskId: string): Buffer | null;
  setProgress(taskId: string, progress: Progress): void;
  /** Returns the preview's version. */
  setPreview(taskId: string, bytes: Buffer): number;
  forget(taskId: string): void;
};

export function createLiveTasks(): LiveTasks {
  const live = new Map<string, Live>();
  const of = (taskId: string): Live => {
    const found = live.get(taskId) ?? { progress: null, preview: null, version: 0 };
    live.set(taskId, found);
    return found;
  };
  return {
    progress: taskId => live.get(taskId)?.progress ?? null,
    previewVersion: taskId => live.get(taskId)?.version ?? 0,
    preview: taskId => live.get(taskId)?.preview ?? null,
    setProgress: (taskId, progress) => {
      of(taskId).progress = progress;
    },
    setPreview: (taskId, bytes) => {
      const entry = of(taskId);
      entry.preview = bytes;
      entry.version += 1;
      return entry.version;
    },
    forget: taskId => void live.delete(taskId),
  };
}
