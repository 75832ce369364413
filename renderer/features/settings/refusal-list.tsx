import { useQuery } from '@tanstack/react-query';
import type { ContentRefusal } from '../../../backend/contract/content.ts';
import { useApi } from '../../api/api-context.tsx';
import { readRefusals } from '../../api/reads.ts';
import { sayMoment } from '../../ui/say-time.ts';

const REASON: Readonly<Record<ContentRefusal['category'], string>> = {
  minor: 'sexual, with signs of a child',
  real_person: 'a real person, naked or sexual',
};

/** What was refused for what it would show, newest first; nothing while nothing was. */
export function RefusalList() {
  const { data = [] } = useQuery(readRefusals(useApi()));
  if (data.length === 0) return null;
  return (
    <details className="text-meta">
      <summary className="cursor-default text-body">
        Refused so far: {data.length === 100 ? 'the last 100' : data.length}
      </summary>
      <ul className="mt-2 flex flex-col gap-1 text-second">
        {data.map(({ id, at, person, project, category, found }) => (
          <li key={id}>
            <time dateTime={at}>{sayMoment(at)}</time>, {person} in {project}: {REASON[category]} ({found.join(', ')})
          </li>
        ))}
      </ul>
    </details>
  );
}
