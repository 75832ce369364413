import type { ReadyRules } from '../../content/content-rules.ts';
import type { TemplateBody } from '../../contract/templates.ts';
import type { Writer as WriterFacts } from '../../contract/writers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { HeldReads } from '../../db/held-reads.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Writer } from '../../providers/chat/writer.ts';
import type { Writings } from './writings.ts';

/** A writer that was chosen: what is known of it, and the way to it. */
export type ChosenWriter = {
  readonly facts: Pick<WriterFacts, 'id' | 'name' | 'kind' | 'model' | 'outside'>;
  readonly writer: Writer;
};

/** The template that something is written by; version 0 is a draft. */
export type UsedTemplate = { readonly id: string; readonly version: number; readonly body: TemplateBody };

/** What the doors of this feature work with. */
export type EnhancementParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly held: HeldReads;
  readonly contentRules: ReadyRules;
  readonly now: () => number;
  /** What is being written at this moment. */
  readonly writings: Writings;
  /** The writer of this id, or of null the default one. Raises `not_found`. */
  readonly chooseWriter: (db: ReadableDb, writerId: string | null) => ChosenWriter;
  /** Told of what nobody expected. */
  readonly log: (words: string) => void;
};
