import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { Parameters } from '../../../../backend/contract/parameters.ts';
import { Problem } from '../../../../backend/contract/problem.ts';
import type { Sending } from '../sending-store.ts';

const isSending = (stored: unknown): boolean =>
  z
    .object({
      key: z.string(),
      body: z.object({ projectId: z.string(), modelId: z.string(), parameters: Parameters }),
      count: z.int(),
    })
    .safeParse(stored).success;

const ManyRow = z.object({
  id: z.string(),
  text: z.string(),
  chosen: z.boolean(),
  // What was being sent when the window went away is sent again under its key.
  state: z.enum(['open', 'sending', 'sent', 'failed']).transform(state => (state === 'sending' ? 'open' : state)),
  sending: z.custom<Sending>(isSending).nullable(),
  problem: Problem.nullable(),
});

/** One of many prompts: how far it is with being asked for, and where it may have arrived already, the press that it was. */
export type ManyRow = Readonly<z.input<typeof ManyRow>>;

const Lists = z.object({
  lists: z.record(z.string(), z.object({ enhancementId: z.string(), rows: z.array(ManyRow) })),
});

type ManyList = { readonly enhancementId: string; readonly rows: readonly ManyRow[] };

/** The list of each project that somebody has worked on; it outlives a reload, since a key that is forgotten could be sent twice. */
const useLists = create<{ readonly lists: Readonly<Record<string, ManyList>> }>()(
  persist(() => ({ lists: {} }), {
    name: 'dailies.many',
    merge: (stored, current) => {
      const read = Lists.safeParse(stored);
      return read.success ? read.data : current;
    },
  }),
);

const beginRows = (prompts: readonly string[]): readonly ManyRow[] =>
  prompts.map((text, place) => ({
    id: String(place + 1),
    text,
    chosen: true,
    state: 'open',
    sending: null,
    problem: null,
  }));

/** Which list is meant: that of an enhancement, with its prompts as they were written. */
export type ListOf = {
  readonly projectId: string;
  readonly enhancementId: string;
  readonly prompts: readonly string[];
};

/** The rows of a list as they are at this moment. */
export function readRows({ projectId, enhancementId, prompts }: ListOf): readonly ManyRow[] {
  const list = useLists.getState().lists[projectId];
  return list?.enhancementId === enhancementId ? list.rows : beginRows(prompts);
}

/** The rows of a list. */
export function useRows(of: ListOf): readonly ManyRow[] {
  useLists();
  return readRows(of);
}

/** Changes one row. */
export function changeRow(of: ListOf, id: string, change: Partial<ManyRow>): void {
  writeRows(
    of,
    readRows(of).map(row => (row.id === id ? { ...row, ...change } : row)),
  );
}

/** Sets all rows. */
export function writeRows(of: ListOf, rows: readonly ManyRow[]): void {
  const { projectId, enhancementId } = of;
  useLists.setState(({ lists }) => ({ lists: { ...lists, [projectId]: { enhancementId, rows } } }));
}

/** Forgets all lists. */
export const forgetRows = (): void => void useLists.setState({ lists: {} });
