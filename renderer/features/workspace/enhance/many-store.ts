import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Problem } from '../../../../backend/contract/problem.ts';
import type { Sending } from '../sending-store.ts';

/** One of many prompts: how far it is with being asked for, and where it is not known whether it was, under which key. */
export type ManyRow = {
  readonly id: string;
  readonly text: string;
  readonly chosen: boolean;
  readonly state: 'open' | 'sending' | 'sent' | 'failed';
  /** Kept where it may have arrived: only the same press under the same key is not made twice. */
  readonly sending: Sending | null;
  readonly problem: Problem | null;
};

type ManyList = { readonly enhancementId: string; readonly rows: readonly ManyRow[] };

/** The list of each project that somebody has worked on; it outlives a reload, since a key that is forgotten could be sent twice. */
const useLists = create<{ readonly lists: Readonly<Record<string, ManyList>> }>()(
  persist(() => ({ lists: {} }), {
    name: 'dailies.many',
    merge: (stored, current) => {
      const Lists = z.object({ lists: z.record(z.string(), z.custom<ManyList>(isList)) });
      const read = Lists.safeParse(stored);
      return read.success ? { lists: mapLists(read.data.lists) } : current;
    },
  }),
);

function isList(stored: unknown): boolean {
  const row = z.object({ id: z.string(), text: z.string(), chosen: z.boolean(), state: z.string() });
  return z.object({ enhancementId: z.string(), rows: z.array(row) }).safeParse(stored).success;
}

// What was being sent when the window went away is sent again under its key.
const reopen = (row: ManyRow): ManyRow => (row.state === 'sending' ? { ...row, state: 'open' } : row);
const mapLists = (lists: Record<string, ManyList>) =>
  Object.fromEntries(
    Object.entries(lists).map(([projectId, list]) => [projectId, { ...list, rows: list.rows.map(reopen) }]),
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
