import { RotateCcw, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { previewUrl } from '../../../backend/contract/bytes.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { useLive } from '../../api/live-store.ts';
import { Button } from '../../ui/button.tsx';
import { Picture } from '../../ui/picture.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { sayClock } from '../../ui/say-time.ts';
import { useNow } from '../../ui/use-now.ts';
import { CardFrame } from './card-frame.tsx';
import { describeWait } from './describe-task.ts';
import { HeldPart } from './held-part.tsx';
import type { ItemOfTask } from './lay-out-takes.ts';
import { useSelection } from './selection-store.ts';
import { useTakeVerbs } from './take-verbs.tsx';
import { useWaitFacts } from './wait-facts.tsx';

/** A task that has no take yet, and the size of its card's picture in CSS pixels. */
export type PendingCardProps = { readonly item: ItemOfTask; readonly width: number; readonly pictureHeight: number };

type PartProps = { readonly item: ItemOfTask; readonly current: boolean };

function LivePreview({ item, width, pictureHeight }: PendingCardProps) {
  const { id, previewVersion } = item.task;
  const live = useLive(id);
  const version = Math.max(live?.previewVersion ?? 0, previewVersion);
  if (version === 0) return null;
  const src = previewUrl(id, version);
  return (
    <Picture
      src={src}
      alt=""
      width={width}
      height={pictureHeight}
      veiled={item.batch.content === 'mature'}
      className="size-full"
    />
  );
}

const NAMED_SIGNS = 60;

function nameTask({ task, batch }: ItemOfTask): string {
  const { prompt } = batch;
  return `task ${task.index + 1} of ${prompt.length > NAMED_SIGNS ? `${prompt.slice(0, NAMED_SIGNS - 1)}…` : prompt}`;
}

function Middle({ children }: { readonly children: ReactNode }) {
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 overflow-hidden p-3 text-center text-meta text-pretty text-second">
      {children}
    </div>
  );
}

function CancelButton({ item, current }: PartProps) {
  const verbs = useTakeVerbs();
  return (
    <Button
      size="small"
      tabIndex={current ? 0 : -1}
      icon={<X aria-hidden />}
      aria-label={`Cancel ${nameTask(item)}`}
      onClick={() => verbs.cancelTask(item.id)}
    >
      Cancel
    </Button>
  );
}

function QueuedPart(props: PartProps) {
  const { item } = props;
  const facts = useWaitFacts(item.id, item.batch.modelId);
  const now = useNow(item.task.notBefore !== null);
  const { held } = item.task;
  if (held)
    return (
      <Middle>
        <HeldPart taskId={item.id} name={nameTask(item)} held={held} current={props.current} />
      </Middle>
    );
  return (
    <Middle>
      <p>{describeWait(item.task, { ...facts, now })}</p>
      <CancelButton {...props} />
    </Middle>
  );
}

function RunningPart(props: PartProps) {
  const { task } = props.item;
  const live = useLive(task.id);
  const progress = live?.progress ?? task.progress;
  const message = progress?.message || 'Starting';
  const share = progress && progress.fraction > 0 ? progress.fraction : undefined;
  const percent = share === undefined ? null : `${Math.floor(share * 100)} %`;
  return (
    <>
      <div className="absolute top-1.5 right-1.5">
        <CancelButton {...props} />
      </div>
      <div className="absolute inset-x-0 bottom-0 flex flex-col gap-1.5 bg-panel/88 p-2">
        <p className="flex justify-between gap-2 text-meta text-text tabular-nums">
          <span className="truncate">{message}</span>
          <span className="shrink-0">{percent}</span>
        </p>
        <ProgressBar label={nameTask(props.item)} value={share} words={`${message}${percent ? `, ${percent}` : ''}`} />
      </div>
    </>
  );
}

function RunningCaption({ task }: { readonly task: ItemOfTask['task'] }) {
  const now = useNow(true);
  return (
    <>
      <span className="truncate">{task.worker ? `on ${task.worker.name}` : 'Starting'}</span>
      {task.startedAt !== null && (
        <span className="ml-auto shrink-0 tabular-nums">{sayClock(now - Date.parse(task.startedAt))} so far</span>
      )}
    </>
  );
}

function EndedPart({ item, current }: PartProps) {
  const { task } = item;
  const verbs = useTakeVerbs();
  const told = task.problem && describeProblem(task.problem);
  const failed = task.status === 'failed';
  return (
    <Middle>
      <p className={failed ? 'font-medium text-bad' : 'font-medium text-second'}>
        {failed ? (told?.title ?? 'It failed') : 'Cancelled'}
      </p>
      {failed && told && <p className="line-clamp-3">{told.sentence}</p>}
      <Button
        size="small"
        tabIndex={current ? 0 : -1}
        icon={<RotateCcw aria-hidden />}
        aria-label={`Try again ${nameTask(item)}`}
        onClick={() => verbs.retryTask(task.id)}
      >
        Try again
      </Button>
    </Middle>
  );
}

const STATES = {
  queued: 'waiting',
  running: 'running',
  succeeded: 'finished',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

/** A task on its way: why it waits, how far it is, or how it ended, each with what can be done. */
export const PendingCard = memo(function PendingCard(props: PendingCardProps) {
  const { item, pictureHeight } = props;
  const { task, batch } = item;
  const current = useSelection(state => state.current === item.id);
  const Part = task.status === 'running' ? RunningPart : task.status === 'queued' ? QueuedPart : EndedPart;
  return (
    <CardFrame
      id={item.id}
      label={[
        `${STATES[task.status]}: ${batch.prompt}, task ${task.index + 1}`,
        batch.content === 'mature' && 'for adults',
      ]
        .filter(Boolean)
        .join(', ')}
      pictureHeight={pictureHeight}
      picture={task.status === 'running' && <LivePreview {...props} />}
      caption={
        task.status === 'running' ? (
          <RunningCaption task={task} />
        ) : (
          <span className="truncate">{batch.label ?? batch.modelName}</span>
        )
      }
    >
      <Part item={item} current={current} />
    </CardFrame>
  );
});
