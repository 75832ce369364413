import { create } from 'zustand';

/** Polite waits for a pause in speech; assertive interrupts, for what failed. */
export type Urgency = 'polite' | 'assertive';

/** One sentence that screen readers say once. */
export interface Announcement {
  readonly id: number;
  readonly words: string;
  readonly urgency: Urgency;
}

const SPOKEN_MS = 7_000;

/** The sentences that are being said. */
export const useAnnouncements = create<{ readonly announcements: readonly Announcement[] }>(() => ({
  announcements: [],
}));

let announced = 0;

/** Has a screen reader say a sentence once; it leaves the page afterwards, so nobody finds it there later. */
export function announce(words: string, urgency: Urgency = 'polite'): void {
  announced += 1;
  const announcement: Announcement = { id: announced, words, urgency };
  useAnnouncements.setState(({ announcements }) => ({ announcements: [...announcements, announcement] }));
  setTimeout(() => {
    useAnnouncements.setState(({ announcements }) => ({
      announcements: announcements.filter(other => other.id !== announcement.id),
    }));
  }, SPOKEN_MS);
}
