import { useEffect, useId } from 'react';
import { create } from 'zustand';
import type { CommandGroup } from './command-menu.tsx';

/** A shortcut that is listed for people to learn and is no command of its own, such as walking with arrows. */
export interface ListedShortcut {
  readonly label: string;
  readonly shortcut: string;
}

/** What a mounted screen can do now. */
export interface Offer extends CommandGroup {
  readonly alsoListed?: readonly ListedShortcut[] | undefined;
}

const useOffers = create<{ readonly offers: ReadonlyMap<string, Offer> }>(() => ({ offers: new Map() }));

/** Puts a screen's commands into the command palette, and its shortcuts into their list, while it is mounted. */
export function useOfferCommands(offer: Offer): void {
  const id = useId();
  useEffect(() => {
    useOffers.setState(({ offers }) => ({ offers: new Map(offers).set(id, offer) }));
  }, [id, offer]);
  useEffect(
    () => () =>
      useOffers.setState(({ offers }) => {
        const rest = new Map(offers);
        rest.delete(id);
        return { offers: rest };
      }),
    [id],
  );
}

/** All that mounted screens offer now. */
export function useOffered(): readonly Offer[] {
  const offers = useOffers(state => state.offers);
  return [...offers.values()];
}
