import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Template, TemplateBody } from '../../../backend/contract/templates.ts';

// As it is being typed it may be empty or too long; the door's own rules come with saving.
const Draft = z.object({
  body: z.object({
    name: z.string(),
    system: z.string(),
    user: z.string(),
    mostTokens: z.number(),
    creativity: z.number(),
  }),
  note: z.string(),
  basedOn: z.number(),
});

/** A template as somebody is writing it, why, and the version that it began from. */
export type TemplateDraft = z.infer<typeof Draft>;

const Kept = z.object({ drafts: z.record(z.string(), z.unknown()) });

function readKept(kept: unknown): Readonly<Record<string, TemplateDraft>> {
  const found = Object.entries(Kept.safeParse(kept).data?.drafts ?? {}).flatMap(([id, draft]) => {
    const read = Draft.safeParse(draft);
    return read.success ? [[id, read.data] as const] : [];
  });
  return Object.fromEntries(found);
}

/** What was changed and not saved, by template; kept on this machine with every key, so that leaving the page or a crash loses none of it. */
export const useTemplateDrafts = create<{ readonly drafts: Readonly<Record<string, TemplateDraft>> }>()(
  persist(() => ({ drafts: {} }), {
    name: 'dailies.template-drafts',
    merge: (kept, current) => ({ ...current, drafts: readKept(kept) }),
  }),
);

/** The fields of a template's body, in the order in which they are read. */
export const FIELDS = ['name', 'system', 'user', 'mostTokens', 'creativity'] as const satisfies (keyof TemplateBody)[];

/** Whether two bodies say the same. */
export const isSameBody = (a: TemplateBody, b: TemplateBody): boolean => FIELDS.every(field => a[field] === b[field]);

/** The draft as it was begun: nothing is changed yet. */
export const draftOf = ({ body, version }: Pick<Template, 'body' | 'version'>): TemplateDraft => ({
  body,
  note: '',
  basedOn: version,
});

/** Holds a draft. */
export function holdDraft(id: string, draft: TemplateDraft): void {
  useTemplateDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));
}

/** Lets a draft go. */
export function dropDraft(id: string): void {
  useTemplateDrafts.setState(({ drafts: { [id]: _, ...drafts } }) => ({ drafts }));
}
