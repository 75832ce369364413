import { LoaderCircle } from 'lucide-react';

/** A turning ring; only ever shown beside the words that say what is awaited. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />;
}
