import type { RuntimeReport } from '../runtimes/runtime.ts';
import type { StudioDoor } from './studio-door.ts';

const EVERY_MS = 120;

/** A report that sends at most one progress and one preview at a time, the newest, and never makes the work wait; what is not shown is no loss. */
export function reportThrottled(studio: StudioDoor, attemptId: string): RuntimeReport {
  const params = { id: attemptId };
  const newest = (send: () => Promise<unknown>, pauseMs: number) => {
    let busy = false;
    let due = false;
    const go = (): void => {
      due = false;
      busy = true;
      void send().finally(() => {
        setTimeout(() => {
          busy = false;
          if (due) go();
        }, pauseMs).unref();
      });
    };
    return () => {
      due = true;
      if (!busy) go();
    };
  };
  let progress: Parameters<RuntimeReport>[0] | undefined;
  let preview: Parameters<RuntimeReport>[1];
  const sendProgress = newest(async () => progress && studio.report({ params, body: progress }), EVERY_MS);
  const sendPreview = newest(
    async () => preview && studio.preview({ params, bytes: preview, type: 'image/webp' }),
    EVERY_MS,
  );
  return (nextProgress, nextPreview) => {
    progress = nextProgress;
    sendProgress();
    if (nextPreview) {
      preview = nextPreview;
      sendPreview();
    }
  };
}
