import type { Model } from '../../../backend/contract/models.ts';
import type { Issue } from '../../../backend/contract/problem.ts';
import type { FormValues } from './form-values.ts';

/** Why Generate cannot be pressed, in a sentence, and the control that mends it. */
export type Reason = { readonly text: string; readonly field: string | null };

/** What is known at the moment when somebody wants to press Generate. */
export type Moment = {
  readonly models: 'loading' | 'unread' | readonly Model[];
  readonly model: Model | undefined;
  readonly form: FormValues | null;
  readonly issues: readonly Issue[];
  /** A picture from a file is still on its way in. */
  readonly bringingIn: boolean;
};

const fieldOf = (issue: Issue): string => issue.path.replace(/^parameters\./, '');

/** Every reason why Generate cannot be pressed now; an empty list says that it can. */
export function findReasons({ models, model, form, issues, bringingIn }: Moment): Reason[] {
  if (models === 'loading') return [{ text: 'Reading what this studio can make…', field: null }];
  if (models === 'unread') return [{ text: 'The list of models could not be read.', field: null }];
  if (models.length === 0)
    return [{ text: 'No worker has told of a model yet. Start one, and its models appear here.', field: null }];
  if (model === undefined || form === null)
    return [{ text: 'This model is not here any more. Choose another.', field: 'model' }];
  const reasons = issues.map(issue => {
    const field = fieldOf(issue);
    const empty = form.sent[field] === undefined;
    return field === 'prompt' && empty
      ? { text: 'Write what you want to see.', field }
      : { text: `${issue.message}.`, field };
  });
  if (bringingIn) reasons.push({ text: 'A picture is still being brought in.', field: 'reference' });
  return reasons;
}

/** What will happen that may not be expected, though Generate can be pressed. */
export function findNotes(model: Model, paused: boolean): string[] {
  const notes: string[] = [];
  if (paused) notes.push('The queue is paused: it will wait until you resume it.');
  if (model.online === 0)
    notes.push(
      model.workers === 0
        ? 'No worker has this model now: it will wait for one.'
        : 'The worker with this model is offline: it will wait for it.',
    );
  return notes;
}
