import { create } from 'zustand';
import type { NewTask } from '../../../backend/contract/tasks.ts';
import type { TaskKind } from '../../../backend/contract/models.ts';

/** One press of Generate that the studio has not answered yet; `key` is its Idempotency-Key. */
export type Sending = {
  readonly key: string;
  readonly body: Pick<NewTask, 'projectId' | 'modelId' | 'parameters' | 'basedOn'>;
  readonly kind: TaskKind;
  readonly modelName: string;
  readonly label: string | null;
  readonly count: number;
};

/** All presses on their way, newest first. */
export const useSendings = create<{ readonly sendings: readonly Sending[] }>(() => ({ sendings: [] }));

/** Shows a press as on its way. */
export function addSending(sending: Sending): void {
  useSendings.setState(({ sendings }) => ({ sendings: [sending, ...sendings.filter(({ key }) => key !== sending.key)] }));
}

/** Takes a press off: it was answered. */
export function removeSending(key: string): void {
  useSendings.setState(({ sendings }) => ({ sendings: sendings.filter(sending => sending.key !== key) }));
}
