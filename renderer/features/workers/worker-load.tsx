import { previewUrl } from '../../../backend/contract/bytes.ts';
import type { Model } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useLive } from '../../api/live-store.ts';
import { Picture } from '../../ui/picture.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

type WorkerLoadProps = { readonly load: NonNullable<Worker['load']>; readonly models: readonly Model[] };

const SIDE = 56;

/** What a machine makes now: how it looks so far, how far it is, and with which model. */
export function WorkerLoad({ load, models }: WorkerLoadProps) {
  const { taskId, modelId, content } = load;
  const live = useLive(taskId);
  const progress = live?.progress ?? load.progress;
  const version = Math.max(live?.previewVersion ?? 0, load.previewVersion);
  const model = models.find(known => known.id === modelId)?.name ?? modelId;
  const words = progress ? `${progress.message}, ${Math.round(progress.fraction * 100)} %` : 'Starting…';
  return (
    <div className="flex items-center gap-3 rounded-control border border-line bg-raised p-2">
      <div className="size-14 shrink-0 overflow-hidden rounded-control bg-field">
        {version > 0 && (
          <Picture
            src={previewUrl(taskId, version)}
            alt=""
            width={SIDE}
            height={SIDE}
            veiled={content === 'mature'}
            className="size-full"
          />
        )}
      </div>
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <p className="truncate">
          <span className="font-medium">{model}</span> <span className="text-second tabular-nums">{words}</span>
        </p>
        <ProgressBar label={`Progress with ${model}`} value={progress?.fraction} words={words} tone="accent" />
      </div>
    </div>
  );
}
