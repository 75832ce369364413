import { type Urgency, useAnnouncements } from './announce.ts';

const URGENCIES: readonly Urgency[] = ['polite', 'assertive'];

/** Where `announce` speaks; stands once in the app, before anything is announced. */
export function LiveRegion() {
  const announcements = useAnnouncements(state => state.announcements);
  return URGENCIES.map(urgency => (
    <div key={urgency} role="log" aria-live={urgency} aria-relevant="additions" className="sr-only">
      {announcements
        .filter(announcement => announcement.urgency === urgency)
        .map(announcement => (
          <p key={announcement.id}>{announcement.words}</p>
        ))}
    </div>
  ));
}
