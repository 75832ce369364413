import { Copy, Star, Trash2 } from 'lucide-react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import type { Generation } from '../../../backend/contract/generations.ts';
import type { UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { joinClasses } from '../../ui/join-classes.ts';
import { Picture } from '../../ui/picture.tsx';
import { sayRecent } from '../../ui/say-time.ts';
import type { HistoryVerbs } from './history-verbs.tsx';

/** The height of a row that is not opened, in px: two lines of words and one about them. */
export const ROW = 88;
const SHOWN_TAKES = 4;

type HistoryRowProps = {
  readonly prompt: UsedPrompt;
  readonly projectName: string | undefined;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Whether Tab leads into this row. */
  readonly active: boolean;
  readonly verbs: HistoryVerbs;
};

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

function LatestTakes({ prompt, tabIndex, onOpenTake }: LatestTakesProps) {
  const shown = prompt.latest.slice(0, SHOWN_TAKES);
  const more = prompt.takes - shown.length;
  return (
    <span className="flex shrink-0 items-center gap-1">
      {shown.map((take: Generation) => (
        <button
          key={take.id}
          type="button"
          tabIndex={tabIndex}
          aria-label={`Open ${take.kind === 'video' ? 'clip' : 'picture'} of ${sayRecent(take.createdAt, Date.now())}`}
          onClick={() => onOpenTake(take.id)}
          className="size-14 overflow-hidden rounded-control"
        >
          <Picture
            src={mediaUrl(take.media.sha256, 'thumb')}
            alt=""
            width={56}
            height={56}
            placeholder={take.media.placeholder}
            veiled={take.content === 'mature'}
            className="size-full"
          />
        </button>
      ))}
      <span className="w-9 text-meta text-faint tabular-nums">{more > 0 && `+${more.toLocaleString('en')}`}</span>
    </span>
  );
}
type LatestTakesProps = {
  readonly prompt: UsedPrompt;
  readonly tabIndex: number;
  readonly onOpenTake: (generationId: string) => void;
};

/** One prompt: its words, what became of it, and what can be done with it. A press on the words shows all of them. */
export function HistoryRow(props: HistoryRowProps) {
  const { prompt, projectName, open, onToggle, active, verbs } = props;
  const tabIndex = active ? 0 : -1;
  return (
    <div className="group flex h-full items-start gap-3 px-4 py-3 focus-within:bg-hover hover:bg-hover">
      <IconButton
        label={prompt.starred ? 'Take the star off' : 'Star'}
        shortcut="s"
        pressed={prompt.starred}
        size="small"
        tabIndex={tabIndex}
        className="aria-pressed:bg-transparent"
        onClick={() => verbs.onStar(prompt)}
      >
        <Star className={prompt.starred ? 'fill-current' : undefined} />
      </IconButton>
      <div className="flex min-w-0 grow flex-col gap-1">
        <button
          type="button"
          tabIndex={tabIndex}
          data-prompt={prompt.id}
          aria-expanded={open}
          onClick={onToggle}
          dir="auto"
          className={joinClasses(
            'rounded-control text-left text-body text-text',
            open ? 'whitespace-pre-wrap break-words select-text' : 'line-clamp-2',
          )}
        >
          {prompt.text}
        </button>
        {open && prompt.negative !== '' && (
          <p dir="auto" className="whitespace-pre-wrap break-words text-second">
            <span className="text-faint">Negative: </span>
            {prompt.negative}
          </p>
        )}
        <p className="truncate text-meta text-second tabular-nums">
          {[
            prompt.modelName,
            `used ${prompt.uses === 1 ? 'once' : `${prompt.uses.toLocaleString('en')} times`}`,
            count(prompt.takes, 'take', 'takes'),
            ...(projectName === undefined ? [] : [projectName]),
          ].join(' · ')}{' '}
          · <time dateTime={prompt.usedAt}>{sayRecent(prompt.usedAt, Date.now())}</time>
        </p>
      </div>
      <LatestTakes prompt={prompt} tabIndex={tabIndex} onOpenTake={verbs.onOpenTake} />
      <span className="flex shrink-0 items-center gap-1 pt-3">
        <Button size="small" tabIndex={tabIndex} onClick={() => verbs.onUse(prompt)}>
          Use in Work
        </Button>
        <IconButton label="Copy" shortcut="y" size="small" tabIndex={tabIndex} onClick={() => verbs.onCopy(prompt)}>
          <Copy />
        </IconButton>
        <IconButton
          label="Forget…"
          shortcut="x"
          size="small"
          tabIndex={tabIndex}
          onClick={() => verbs.onForget(prompt)}
        >
          <Trash2 />
        </IconButton>
      </span>
    </div>
  );
}
