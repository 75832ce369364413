import type { Enhancement } from '../../../backend/contract/enhancements.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { sayCount, sayShort } from './say-figures.ts';

type TrialResultProps = {
  readonly enhancement: Enhancement;
  /** The form has changed since it was asked for. */
  readonly outdated: boolean;
  readonly onKeepSeed: (seed: number) => void;
  readonly onRetry: () => void;
};

function sayTokens({ tokensIn, tokensOut }: Enhancement): string | undefined {
  if (tokensIn === null && tokensOut === null) return undefined;
  const say = (tokens: number | null) => (tokens === null ? 'an unknown number' : sayCount(tokens));
  return `${say(tokensIn)} tokens read, ${say(tokensOut)} written`;
}

function Figures({ enhancement }: { readonly enhancement: Enhancement }) {
  const { writer, firstTextMs, tookMs, seed, state } = enhancement;
  const facts = [
    writer.kind === 'rules' ? 'Rules, no model' : [writer.name, writer.model].filter(Boolean).join(', '),
    firstTextMs !== null && `first words after ${sayShort(firstTextMs)}`,
    tookMs !== null && `whole in ${sayShort(tookMs)}`,
    sayTokens(enhancement),
    state !== 'writing' && `seed ${seed}`,
  ];
  return <p className="text-meta text-second tabular-nums">{facts.filter(Boolean).join(' · ')}</p>;
}

function Words({ enhancement: { state, written, prompts } }: Pick<TrialResultProps, 'enhancement'>) {
  if (state === 'done' && prompts.length > 1)
    return (
      <ol className="flex list-decimal flex-col gap-1.5 pl-5">
        {prompts.map(prompt => (
          <li key={prompt} className="select-text break-words">
            {prompt}
          </li>
        ))}
      </ol>
    );
  const words = state === 'done' ? (prompts[0] ?? written) : written;
  if (words === '')
    return <p className="text-second">{state === 'writing' ? 'Waiting for the first words…' : 'Nothing came.'}</p>;
  return <p className="select-text whitespace-pre-wrap break-words">{words}</p>;
}

/** What a template made of the words, as it comes: with its times, its tokens, and what went wrong. */
export function TrialResult({ enhancement, outdated, onKeepSeed, onRetry }: TrialResultProps) {
  const { state, problem, cached, cutShort, seed } = enhancement;
  const described = problem && describeProblem(problem);
  return (
    <section aria-label="What came of it" className="flex flex-col gap-2 border-line border-t pt-3">
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        {outdated && <Badge tone="warn">Of the form as it was before</Badge>}
        {cached && <Badge>Written before, not asked for again</Badge>}
        {cutShort && <Badge tone="warn">Cut at its most tokens</Badge>}
        {state === 'cancelled' && <Badge>Stopped</Badge>}
      </div>
      {/* Said once it is whole, not word by word. */}
      <div aria-live="polite" aria-busy={state === 'writing'} className="max-h-80 overflow-y-auto">
        {(state !== 'failed' || enhancement.written !== '') && <Words enhancement={enhancement} />}
        {described && (
          <p role="alert" className="text-bad">
            {described.title}. {described.sentence}
          </p>
        )}
      </div>
      <Figures enhancement={enhancement} />
      <div className="flex gap-2">
        {state === 'failed' && (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )}
        {state === 'done' && (
          <Button size="small" variant="ghost" onClick={() => onKeepSeed(seed)}>
            Keep this seed
          </Button>
        )}
      </div>
    </section>
  );
}
