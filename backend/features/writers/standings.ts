import { type Problem, Refusal } from '../../contract/problem.ts';
import { openWriter, type PlacedKind } from '../../providers/chat/open-writer.ts';
import { leadsOutside } from './leads-outside.ts';
import { placeOf } from './read-place.ts';
import type { Standing, WriterParts } from './writer-parts.ts';
import { changeWriterRow, findWriterRow, type WriterRow } from './writers-store.ts';

/** How long an answer is good for, in ms. */
const FRESH_MS = 60_000;
const UNASKED: Standing = { ready: false, reason: 'It is being asked.', askedAt: 0 };

/** Whether a writer has a model by that name; Ollama's own are `:latest` where they say nothing else. */
export const hasModel = (kind: PlacedKind, models: readonly string[], model: string): boolean =>
  models.includes(model) || (kind === 'ollama' && models.includes(`${model}:latest`));

/** What a list of models tells of a writer that has answered. */
export function judgeModels({ kind, model }: Pick<WriterRow, 'kind' | 'model'>, models: readonly string[]) {
  if (model === null || hasModel(kind, models, model)) return { ready: true, reason: 'It answers.' };
  return kind === 'openai'
    ? // Such servers may serve more than they list.
      { ready: true, reason: `It answers, but does not list ${model}.` }
    : { ready: false, reason: `It answers, but no longer has ${model}.` };
}

/** Whether a writer answered when it was last asked. */
export const standingOf = ({ standings }: WriterParts, id: string): Standing => standings.known.get(id) ?? UNASKED;

/** Notes how a writer stands; screens hear of it where that is news. */
export async function noteStanding(
  parts: WriterParts,
  id: string,
  told: { ready: boolean; reason: string },
): Promise<void> {
  const { standings, database, events, now, closing } = parts;
  if (closing.aborted) return;
  const before = standings.known.get(id);
  standings.known.set(id, { ...told, askedAt: now() });
  if (before?.ready === told.ready && before.reason === told.reason) return;
  await database.write(db => events.publish(db, 'studio', { type: 'prompts.changed' }));
}

/** What a failure says of a writer itself; null where it can write, but did not write that. */
export function judgeFailure(problem: Problem): { ready: boolean; reason: string } | null {
  if (problem.code === 'unreachable') return { ready: false, reason: problem.message };
  if (problem.code !== 'writer_failed') return null;
  switch (problem.reason) {
    case 'locked':
    case 'busy':
    case 'no_model':
    case 'not_words':
    case 'too_slow':
    case 'broken':
      return { ready: false, reason: problem.message };
    case 'refused':
    case 'empty':
    case 'too_long':
      return null;
    default:
      return problem satisfies never;
  }
}

async function ask(parts: WriterParts, row: WriterRow): Promise<void> {
  const { database, closing } = parts;
  const outside = (await leadsOutside(row.address)) ?? row.outside;
  closing.throwIfAborted();
  if (outside !== row.outside) await database.write(db => changeWriterRow(db, row.id, { outside }));
  try {
    const models = await openWriter(row.kind, placeOf(parts, { ...row, outside })).listModels(closing);
    await noteStanding(parts, row.id, judgeModels(row, models));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await noteStanding(parts, row.id, { ready: false, reason: error.problem.message });
  }
}

/** Asks a writer in the background, unless it was asked a moment ago or is being asked. */
export function askAgain(parts: WriterParts, id: string): void {
  const { asked, known } = parts.standings;
  const row = findWriterRow(parts.database.read, id);
  const fresh = parts.now() - (known.get(id)?.askedAt ?? 0) < FRESH_MS;
  if (!row || fresh || asked.has(id) || parts.closing.aborted) return;
  asked.add(id);
  ask(parts, row)
    .catch(error => {
      if (!parts.closing.aborted) parts.log(`Asking a writer how it is failed: ${String(error)}`);
    })
    .finally(() => asked.delete(id));
}
