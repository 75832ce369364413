import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Enhancement } from '../../../backend/contract/enhancements.ts';
import { Parameters, type ParameterValue } from '../../../backend/contract/parameters.ts';
import { Wording } from '../../../backend/contract/wording.ts';

const Before = z.object({
  prompt: z.string(),
  original: z.string().nullable(),
  enhancementId: z.string().nullable(),
  /** What was put in its place. */
  after: z.string(),
});

/** What stood in the prompt before words of a writer were kept in its place. */
export type Before = z.infer<typeof Before>;

/** How many times kept words can be undone one after the other. */
const MOST_BEFORE = 20;

/**
 * What a person is about to ask for in one project. `origins` names the take that each picture came from;
 * `revision` grows when the form is filled from elsewhere, so that half-typed numbers are let go.
 */
export type Draft = {
  readonly modelId: string | null;
  readonly values: Parameters;
  readonly origins: Readonly<Record<string, string>>;
  /** What is put around and into the words, and what they were before a writer worked on them. */
  readonly wording: Wording;
  /** The enhancement that is being written, or that waits to be kept; null where there is none. */
  readonly writing: string | null;
  /** What kept words stand in place of, the latest last. */
  readonly before: readonly Before[];
  readonly revision: number;
};

/** Words as they are typed: no style, no preset, no writer. */
export const PLAIN_WORDING: Wording = { original: null, enhancementId: null, styles: [], presets: [] };

const EMPTY: Draft = {
  modelId: null,
  values: {},
  origins: {},
  wording: PLAIN_WORDING,
  writing: null,
  before: [],
  revision: 0,
};

/** The drafts of all projects; they outlive a reload. */
export type Drafts = {
  readonly drafts: Readonly<Record<string, Draft>>;
  chooseModel(projectId: string, modelId: string): void;
  /** Sets one value, or with undefined unsets it; `origin` is the take that a picture came from. */
  setValue(projectId: string, name: string, value: ParameterValue | undefined, origin?: string): void;
  /** Sets styles or presets, or where the words came from; what is not named stays. */
  setWording(projectId: string, part: Partial<Wording>): void;
  /** Notes which enhancement is being written or waits to be kept. */
  setWriting(projectId: string, enhancementId: string | null): void;
  /** Puts a writer's words in the prompt; what stood there first stays as the original, or where nothing did, what the writer was given. */
  keepWords(projectId: string, enhancement: Pick<Enhancement, 'id' | 'text'>, words: string): void;
  /** Takes the words that were kept last back out of the prompt. */
  undoWords(projectId: string): void;
  /** Puts a whole recipe in the form in place of what was there; what is not given is as in an empty form. */
  restore(projectId: string, draft: Partial<Omit<Draft, 'revision'>>): void;
};

function setOne(draft: Draft, name: string, value: ParameterValue | undefined, origin?: string): Draft {
  const { [name]: _value, ...values } = draft.values;
  const { [name]: _origin, ...origins } = draft.origins;
  const emptied = name === 'prompt' && (typeof value !== 'string' || value.trim() === '');
  // Words that are gone came from nowhere; what is written next is one's own again.
  const from = emptied ? { wording: { ...draft.wording, original: null, enhancementId: null }, before: [] } : {};
  if (value === undefined) return { ...draft, ...from, values, origins };
  return {
    ...draft,
    ...from,
    values: { ...values, [name]: value },
    origins: origin === undefined ? origins : { ...origins, [name]: origin },
  };
}

const promptOf = ({ values }: Draft) => (typeof values.prompt === 'string' ? values.prompt : '');

function keepIn(draft: Draft, { id, text }: Pick<Enhancement, 'id' | 'text'>, words: string): Draft {
  const { original, enhancementId } = draft.wording;
  const prompt = promptOf(draft);
  const before = { prompt, original, enhancementId, after: words };
  const own = prompt.trim() === '' ? text : prompt;
  return {
    ...draft,
    values: { ...draft.values, prompt: words },
    wording: { ...draft.wording, original: original ?? own, enhancementId: id },
    writing: null,
    before: [...draft.before, before].slice(-MOST_BEFORE),
  };
}

function undoIn(draft: Draft): Draft {
  const last = draft.before.at(-1);
  if (last === undefined) return draft;
  const { prompt, original, enhancementId } = last;
  return {
    ...draft,
    values: { ...draft.values, prompt },
    wording: { ...draft.wording, original, enhancementId },
    before: draft.before.slice(0, -1),
  };
}

/** The words that can be taken back: those that were kept last, while nobody has written in them since. */
export function findUndoable(draft: Draft): Before | undefined {
  const last = draft.before.at(-1);
  return last?.after === promptOf(draft) ? last : undefined;
}

/** The wording that a task is asked for with; null where its words are given as they are. */
export function wordingOf({ wording }: Draft): Wording | null {
  const { original, enhancementId, styles, presets } = wording;
  const plain = original === null && enhancementId === null && styles.length + presets.length === 0;
  return plain ? null : wording;
}

/** Reads stored drafts, and leaves out what is no longer readable as one. */
export function readDrafts(stored: unknown): Record<string, Draft> {
  const drafts: Record<string, Draft> = {};
  if (typeof stored !== 'object' || stored === null || !('drafts' in stored)) return drafts;
  for (const [projectId, found] of Object.entries(stored.drafts ?? {})) {
    const draft = found as Partial<Draft> | null;
    const values = Object.entries(draft?.values ?? {}).flatMap(([name, value]) => {
      const read = Parameters.safeParse({ [name]: value });
      return read.success ? Object.entries(read.data) : [];
    });
    drafts[projectId] = {
      modelId: typeof draft?.modelId === 'string' ? draft.modelId : null,
      values: Object.fromEntries(values),
      origins: draft?.origins ?? {},
      wording: Wording.catch(PLAIN_WORDING).parse(draft?.wording),
      writing: typeof draft?.writing === 'string' ? draft.writing : null,
      before: z.array(Before).catch([]).parse(draft?.before),
      revision: 0,
    };
  }
  return drafts;
}

/** The drafts, kept in the browser's own storage with every change. */
export const useDrafts = create<Drafts>()(
  persist(
    set => {
      const change = (projectId: string, next: (draft: Draft) => Draft) =>
        set(({ drafts }) => ({ drafts: { ...drafts, [projectId]: next(drafts[projectId] ?? EMPTY) } }));
      return {
        drafts: {},
        chooseModel: (projectId, modelId) =>
          change(projectId, draft => ({ ...draft, modelId, revision: draft.revision + 1 })),
        setValue: (projectId, name, value, origin) => change(projectId, draft => setOne(draft, name, value, origin)),
        setWording: (projectId, part) =>
          change(projectId, draft => ({ ...draft, wording: { ...draft.wording, ...part } })),
        setWriting: (projectId, writing) => change(projectId, draft => ({ ...draft, writing })),
        keepWords: (projectId, enhancement, words) => change(projectId, draft => keepIn(draft, enhancement, words)),
        undoWords: projectId => change(projectId, undoIn),
        restore: (projectId, draft) =>
          change(projectId, ({ modelId, revision }) => ({ ...EMPTY, modelId, ...draft, revision: revision + 1 })),
      };
    },
    {
      name: 'dailies.drafts',
      partialize: ({ drafts }) => ({ drafts }),
      merge: (stored, current) => ({ ...current, drafts: readDrafts(stored) }),
    },
  ),
);

/** The draft of one project. */
export function useDraft(projectId: string): Draft {
  return useDrafts(({ drafts }) => drafts[projectId] ?? EMPTY);
}
