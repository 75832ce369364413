import type { Hotkey } from '../../ui/hotkey-layers.ts';
import { undoLast } from '../../ui/offer-undo.ts';
import { showToast } from '../../ui/toast-store.ts';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { walk } from './choose-card.ts';
import { findMeant } from './find-meant.ts';
import { listTakeActions, type TakeActions } from './list-take-actions.tsx';
import { reuseSettings } from './reuse-settings.ts';
import { letGo } from './selection-store.ts';
import { useTakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';
import type { Step } from './walk-takes.ts';

const step = (to: Step, extend = false): Hotkey => ({ run: () => walk(to, extend), repeat: true });

/** Everything that keys do with cards: walking, choosing, and the actions on what is meant. */
export function useTakeHotkeys(): void {
  const verbs = useTakeVerbs();
  const inspecting = useOverlays(state => state.lightbox || state.inspector);
  const act = (name: keyof TakeActions) => () => {
    const { takes, current, card } = findMeant();
    if (current !== null) {
      const action = listTakeActions(takes, current, verbs)[name];
      if (action.disabledReason === undefined) action.onSelect();
      else showToast({ title: action.label, detail: action.disabledReason, tone: 'warn' });
    } else if (card?.kind === 'task') {
      // A task has no picture yet: its settings can be reused, and discarding it is cancelling it.
      if (name === 'reuse') reuseSettings(card.batch, card.task);
      if (name === 'discard') verbs.cancelTask(card.id);
    }
  };
  // These also act on the take that the lightbox or the inspector's sheet shows.
  useHotkeys(
    {
      s: act('keep'),
      x: act('discard'),
      r: act('reuse'),
      v: act('vary'),
      'shift+u': act('upscale'),
      f: act('reference'),
      d: act('download'),
      'shift+d': act('downloadClean'),
      y: act('copyPrompt'),
      u: () => void undoLast(),
    },
    { overDialogs: inspecting },
  );
  useHotkeys({
    j: step('next'),
    k: step('previous'),
    right: step('next'),
    left: step('previous'),
    down: step('down'),
    up: step('up'),
    home: step('first'),
    end: step('last'),
    'shift+j': step('next', true),
    'shift+k': step('previous', true),
    'shift+right': step('next', true),
    'shift+left': step('previous', true),
    'shift+down': step('down', true),
    'shift+up': step('up', true),
    space: act('open'),
    c: act('compare'),
    esc: letGo,
  });
}
