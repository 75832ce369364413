import { create } from 'zustand';
import type { TaskKind } from '../../../backend/contract/models.ts';
import type { Problem } from '../../../backend/contract/problem.ts';
import type { NewTask } from '../../../backend/contract/tasks.ts';

/** One press of Generate that the studio has not answered yet; `key` is its Idempotency-Key. */
export type Sending = {
  readonly key: string;
  readonly body: Pick<NewTask, 'projectId' | 'modelId' | 'parameters' | 'basedOn'> &
    Partial<Pick<NewTask, 'onlyWorker' | 'wording'>>;
  readonly kind: TaskKind;
  readonly modelName: string;
  readonly label: string | null;
  readonly count: number;
};

/** A press that the studio refused, or did not answer at all. */
export type Refused = { readonly sending: Sending; readonly problem: Problem };

/** All presses on their way, newest first, and the last that was refused. */
export const useSendings = create<{ readonly sendings: readonly Sending[]; readonly refused: Refused | null }>(() => ({
  sendings: [],
  refused: null,
}));

/** Shows a press as on its way; a new press puts aside what was refused before. */
export function addSending(sending: Sending): void {
  useSendings.setState(({ sendings }) => ({
    sendings: [sending, ...sendings.filter(({ key }) => key !== sending.key)],
    refused: null,
  }));
}

/** Takes a press off: it was answered. */
export function removeSending(key: string): void {
  useSendings.setState(({ sendings }) => ({ sendings: sendings.filter(sending => sending.key !== key) }));
}

/** Takes a press off, and keeps what it asked for beside the reason why it was not taken. */
export function refuseSending(sending: Sending, problem: Problem): void {
  removeSending(sending.key);
  useSendings.setState({ refused: { sending, problem } });
}

/** Puts the refused press aside. */
export function dismissRefused(): void {
  useSendings.setState({ refused: null });
}
