import { useState } from 'react';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useCopyItems } from './copy-items.ts';
import type { ItemVerbs } from './item-actions.tsx';
import { usePurgeItems } from './purge-items.ts';
import { useRestoreItems } from './restore-items.ts';
import { useTrashItems } from './trash-items.ts';

type Parts = {
  readonly items: readonly Generation[];
  readonly openId: string | undefined;
  readonly onShow: (id: string | undefined) => void;
  readonly onOpenWork: () => void;
};

/** What can be done with items, and the question before a deletion for good; an open item that leaves hands over to its neighbour. */
export function useItemVerbs({ items, openId, onShow, onOpenWork }: Parts) {
  const [purging, setPurging] = useState<readonly string[] | 'all' | null>(null);
  const trash = useTrashItems();
  const restore = useRestoreItems();
  const purge = usePurgeItems();
  const copy = useCopyItems(onOpenWork);

  const handOver = (leaving: readonly string[] | 'all') => {
    if (openId === undefined || !(leaving === 'all' || leaving.includes(openId))) return;
    const place = items.findIndex(({ id }) => id === openId);
    onShow((items[place + 1] ?? items[place - 1])?.id);
  };
  const verbs: ItemVerbs = {
    open: onShow,
    copyToWorkspace: ids => copy.mutate(ids),
    trash: ids => {
      handOver(ids);
      trash.mutate(ids);
    },
    restore: ids => {
      handOver(ids);
      restore.mutate(ids);
    },
    purge: setPurging,
  };
  const confirmPurge = () => {
    if (purging === null) return;
    handOver(purging);
    purge.mutate(purging, { onSettled: () => setPurging(null) });
  };
  return { verbs, purging, setPurging, confirmPurge, isPurging: purge.isPending };
}
