import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { problemIn } from '../../../api/unwrap.ts';
import { announce } from '../../../ui/announce.ts';
import { useCreateTask } from '../create-task.ts';
import { removeSending } from '../sending-store.ts';
import type { GenerateFormState } from '../use-generate-form.ts';
import { changeRow, type ListOf, readRows } from './many-store.ts';

/**
 * Asks for the chosen rows of a list one after the other, each as a batch of its own under its own key. What is refused
 * is told in its row and the next is asked for; where the studio does not answer at all, the rest is left for later.
 * What may have arrived is sent again under the same key.
 */
export function useGenerateMany(state: GenerateFormState, enhancement: Enhancement, of: ListOf) {
  const { mutateAsync } = useCreateTask(({ key }) => removeSending(key));
  const { wording } = state.draft;
  const from = { ...wording, original: wording.original ?? enhancement.text, enhancementId: enhancement.id };

  const askFor = async (id: string, text: string): Promise<'asked' | 'refused' | 'unreachable'> => {
    const held = readRows(of).find(row => row.id === id)?.sending ?? null;
    const sending = held ?? state.prepareWith(text, from);
    if (sending === null) return 'refused';
    changeRow(of, id, { state: 'sending', sending, problem: null });
    try {
      await mutateAsync(sending);
      changeRow(of, id, { state: 'sent', sending: null, chosen: false });
      return 'asked';
    } catch (error) {
      const problem = problemIn(error);
      const unknown = problem.code === 'unreachable';
      changeRow(of, id, { state: 'failed', problem, sending: unknown ? sending : null });
      return unknown ? 'unreachable' : 'refused';
    }
  };

  /** Resolves to how many were asked for, and how many were meant. */
  return async (): Promise<{ readonly asked: number; readonly of: number }> => {
    const meant = readRows(of).filter(row => row.chosen && row.state !== 'sent' && row.text.trim() !== '');
    let asked = 0;
    for (const { id, text } of meant) {
      const answer = await askFor(id, text);
      if (answer === 'asked') asked += 1;
      if (answer === 'unreachable') break;
    }
    const all = asked === meant.length;
    announce(`${asked} of ${meant.length} prompts asked for.`, all ? 'polite' : 'assertive');
    return { asked, of: meant.length };
  };
}
