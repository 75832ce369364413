import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { Parameters, type ParameterValue } from '../../../backend/contract/parameters.ts';

/**
 * What a person is about to ask for in one project. `origins` names the take that each picture came from;
 * `revision` grows when the form is filled from elsewhere, so that half-typed numbers are let go.
 */
export type Draft = {
  readonly modelId: string | null;
  readonly values: Parameters;
  readonly origins: Readonly<Record<string, string>>;
  readonly revision: number;
};

const EMPTY: Draft = { modelId: null, values: {}, origins: {}, revision: 0 };

/** The drafts of all projects; they outlive a reload. */
export type Drafts = {
  readonly drafts: Readonly<Record<string, Draft>>;
  chooseModel(projectId: string, modelId: string): void;
  /** Sets one value, or with undefined unsets it; `origin` is the take that a picture came from. */
  setValue(projectId: string, name: string, value: ParameterValue | undefined, origin?: string): void;
  /** Puts a whole recipe in the form in place of what was there. */
  restore(projectId: string, draft: Partial<Omit<Draft, 'revision'>>): void;
};

function setOne(draft: Draft, name: string, value: ParameterValue | undefined, origin?: string): Draft {
  const { [name]: _value, ...values } = draft.values;
  const { [name]: _origin, ...origins } = draft.origins;
  if (value === undefined) return { ...draft, values, origins };
  return {
    ...draft,
    values: { ...values, [name]: value },
    origins: origin === undefined ? origins : { ...origins, [name]: origin },
  };
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
