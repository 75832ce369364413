import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { readWorkers } from '../../api/reads.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { findMeant } from './find-meant.ts';
import { listElsewhere } from './list-elsewhere.tsx';
import { listTakeActions } from './list-take-actions.tsx';
import { reuseSettings } from './reuse-settings.ts';
import { useSelection } from './selection-store.ts';
import { useTakesShown } from './take-map-store.ts';
import { type TakeVerbs, useTakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';

const separator: MenuEntry = { kind: 'separator' };

function listEntries(verbs: TakeVerbs, workers: readonly Worker[]): MenuEntry[] {
  const { takes, current, card } = findMeant();
  if (current !== null) {
    const actions = listTakeActions(takes, current, verbs);
    return [
      actions.open,
      actions.keep,
      separator,
      actions.reuse,
      actions.vary,
      ...(takes.length === 1 ? listElsewhere(current, workers, verbs) : []),
      actions.upscale,
      actions.rate,
      actions.reference,
      actions.compare,
      separator,
      actions.copyPrompt,
      actions.download,
      actions.downloadClean,
      separator,
      actions.discard,
    ];
  }
  if (card?.kind === 'task') {
    const { task, batch } = card;
    const reuse: MenuEntry = {
      kind: 'action',
      label: 'Reuse settings',
      shortcut: 'r',
      onSelect: () => reuseSettings(batch, task),
    };
    if (task.status === 'failed' || task.status === 'cancelled')
      return [{ kind: 'action', label: 'Try again', onSelect: () => verbs.retryTask(task.id) }, reuse];
    const cancel: MenuEntry = {
      kind: 'action',
      label: 'Cancel',
      shortcut: 'x',
      onSelect: () => verbs.cancelTask(task.id),
    };
    if (task.status === 'running') return [cancel, reuse];
    return [{ kind: 'action', label: 'Do this next', onSelect: () => verbs.hastenTask(task.id) }, cancel, reuse];
  }
  return [{ kind: 'action', label: 'Clear workspace…', onSelect: () => useOverlays.setState({ clearing: true }) }];
}

/** The menu of what is chosen, by right click or the menu key, one for the whole list. */
export function TakeMenu({ children }: { readonly children: ReactElement }) {
  const verbs = useTakeVerbs();
  useSelection();
  useTakesShown();
  const workers = useQuery(readWorkers(useApi())).data ?? [];
  return <ContextMenu entries={listEntries(verbs, workers)}>{children}</ContextMenu>;
}
