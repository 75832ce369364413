import { z } from 'zod';
import { Id } from './shapes.ts';
import { Progress } from './tasks.ts';

const at = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
const ofTask = { taskId: Id, batchId: Id };
const ofTakes = { generationIds: z.array(Id), batchIds: z.array(Id) };

/** What has happened, as a hint of what to read again; the database is the truth. Those with no mark are stored and replayed by `seq`. */
export const StudioEvent = z
  .discriminatedUnion('type', [
    at('task.created', { batchId: Id }),
    at('task.started', ofTask),
    /** It went back to the queue. */
    at('task.waiting', ofTask),
    /** Not stored. */
    at('task.progress', { ...ofTask, progress: Progress }),
    /** Not stored. */
    at('task.preview', { ...ofTask, version: z.int() }),
    at('task.finished', { ...ofTask, generationIds: z.array(Id) }),
    at('task.failed', ofTask),
    at('task.cancelled', ofTask),
    at('take.kept', ofTakes),
    at('take.discarded', ofTakes),
    at('generation.changed', ofTakes),
    at('queue.changed', {}),
    at('worker.changed', { workerId: Id }),
    /** Money was set aside or paid, or what may be spent has changed. */
    at('spending.changed', {}),
    /** Another studio's worker, or a stranger where null, has asked something. Not stored. */
    at('compat.exchanged', { workerId: Id.nullable() }),
    /** What a writer has written on, from that character of it. Not stored. */
    at('enhancement.text', { enhancementId: Id, from: z.int(), text: z.string() }),
    at('enhancement.ended', { enhancementId: Id }),
    /** Templates, presets, styles, wildcards, writers, or what is starred and forgotten of the prompts that were used. */
    at('prompts.changed', {}),
    at('settings.changed', {}),
    /** Who may come in from other machines: a token, a pairing, or the way in itself. */
    at('access.changed', {}),
    at('project.changed', { projectId: Id }),
    /** Not stored: the log no longer reaches back to where the reader was, so everything is to be read again. */
    at('studio.reload', {}),
  ])
  .meta({ id: 'StudioEvent' });
export type StudioEvent = z.infer<typeof StudioEvent>;
export type StudioEventType = StudioEvent['type'];

/** Where the stream of events is; a reader resumes with the `Last-Event-ID` header or `?after=`. */
export const EVENTS_URL = '/api/events';
