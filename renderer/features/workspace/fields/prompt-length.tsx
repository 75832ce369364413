import { useMutation, useQuery } from '@tanstack/react-query';
import type { Measured } from '../../../../backend/contract/prompts.ts';
import { useApi } from '../../../api/api-context.tsx';
import { readMeasured } from '../../../api/prompt-reads.ts';
import { showProblem } from '../../../api/show-problem.ts';
import { problemIn, unwrap } from '../../../api/unwrap.ts';
import { useSettled } from './use-settled.ts';

/** How long the keys must rest before a text is measured, in ms. */
const REST_MS = 150;
const SHOWN_WORDS = 60;

const shorten = (text: string) => {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > SHOWN_WORDS ? `${words.slice(0, SHOWN_WORDS)}…` : words;
};

/** How long a text is, in few words: `31 / 75 tokens`, `57–71 / 75 tokens` where something is drawn, `about 120 tokens`, `2 blocks, 98 tokens`. */
export function sayLength({ tokens, least, most, exact, blocks }: Measured): string {
  const from = least < tokens ? `${least.toLocaleString('en')}–` : '';
  const count = `${exact ? '' : 'about '}${from}${tokens.toLocaleString('en')}`;
  if (blocks > 1) return `${blocks} blocks, ${count} tokens`;
  return most === null ? `${count} tokens` : `${count} / ${most.toLocaleString('en')} tokens`;
}

/** Whether there is more to say of a text than its length. */
export const isLong = ({ unread, blocks, unbalanced }: Measured): boolean =>
  unread !== null || blocks > 1 || unbalanced;

/** The measure of a text for a model, once the keys rest; undefined while it is not known. */
export function useMeasured(modelId: string, text: string): Measured | undefined {
  const settled = useSettled(text, REST_MS);
  return useQuery({ ...readMeasured(useApi(), modelId, settled), enabled: settled !== '' }).data;
}

type OverflowProps = {
  readonly measured: Measured;
  readonly modelId: string;
  readonly text: string;
  readonly onTrimmed: (text: string) => void;
};

/** What a model does with a text that is too long for it, and the way to shorten that. */
export function PromptOverflow({ measured, modelId, text, onTrimmed }: OverflowProps) {
  const api = useApi();
  const trim = useMutation({
    mutationFn: () => unwrap(api.trimPrompt({ body: { modelId, text } })),
    onSuccess: trimmed => onTrimmed(trimmed.text),
    onError: error => showProblem(problemIn(error)),
  });
  const { unread, blocks } = measured;
  if (unread === null && blocks === 1) return <>A bracket is missing. For one that is meant, write \\( or \\).</>;
  const words =
    unread === null ? `Read in ${blocks} blocks; the first weighs most.` : `Not read: “${shorten(unread)}”.`;
  return (
    <>
      {words}{' '}
      <button
        type="button"
        className="rounded-control font-medium text-second underline underline-offset-2 hover:text-text"
        onClick={() => trim.mutate()}
      >
        Trim to fit
      </button>
    </>
  );
}
