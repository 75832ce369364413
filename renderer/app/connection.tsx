import { Badge } from '../ui/badge.tsx';
import { useConnection } from './connection-store.ts';

/** Whether the studio is heard, in words. */
export function Connection() {
  const state = useConnection(({ state }) => state);
  switch (state) {
    case 'connecting':
      return <Badge dot>Connecting…</Badge>;
    case 'live':
      return (
        <Badge dot tone="good" className="bg-transparent text-second [&>span]:text-good">
          Connected
        </Badge>
      );
    case 'lost':
      return (
        <Badge dot tone="warn">
          Connection lost, trying again…
        </Badge>
      );
    default:
      return state satisfies never;
  }
}
