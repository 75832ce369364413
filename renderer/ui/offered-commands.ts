import { useEffect, useId, useRef } from 'react';
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

const offers = new Map<string, { readonly current: Offer }>();

/** Puts a screen's commands into the command palette, and its shortcuts into their list, while it is mounted. */
export function useOfferCommands(offer: Offer): void {
  const id = useId();
  const latest = useRef(offer);
  useEffect(() => {
    latest.current = offer;
  });
  useEffect(() => {
    offers.set(id, latest);
    return () => void offers.delete(id);
  }, [id]);
}

/** All that mounted screens offer at this moment. */
export function readOffers(): readonly Offer[] {
  return [...offers.values()].map(offer => offer.current);
}
