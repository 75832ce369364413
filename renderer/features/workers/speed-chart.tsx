import type { Model } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { sayDuration, sayMoment } from '../../ui/say-time.ts';

type SpeedChartProps = { readonly worker: Worker; readonly models: readonly Model[] };

const BAR = 7;
const GAP = 2;
const HEIGHT = 32;

function findMedian(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** How long a machine's last tasks took, as bars; the same as a table behind a button. */
export function SpeedChart({ worker: { name, speed }, models }: SpeedChartProps) {
  if (speed.length === 0) return <p className="text-second">Nothing made yet.</p>;
  const times = speed.map(point => point.tookMs);
  const longest = Math.max(...times);
  const median = findMedian(times);
  const nameOf = (modelId: string) => models.find(model => model.id === modelId)?.name ?? modelId;
  return (
    <details className="group/speed">
      <summary className="flex cursor-default list-none items-end gap-3 rounded-control focus-visible:outline-offset-2">
        <svg
          role="img"
          aria-label={`The last ${speed.length} tasks of ${name}: half of them took ${sayDuration(median)} or less, the longest ${sayDuration(longest)}`}
          width={speed.length * (BAR + GAP)}
          height={HEIGHT}
          className="shrink-0"
        >
          {speed.map(({ taskId, tookMs }, place) => {
            const height = Math.max(2, (tookMs / longest) * HEIGHT);
            return (
              <rect
                key={taskId}
                x={place * (BAR + GAP)}
                y={HEIGHT - height}
                width={BAR}
                height={height}
                rx={1.5}
                className={place === speed.length - 1 ? 'fill-text' : 'fill-faint'}
              />
            );
          })}
        </svg>
        <span className="text-meta text-second tabular-nums">
          usually {sayDuration(median)}
          <span className="ml-2 underline decoration-edge underline-offset-2 group-open/speed:hidden">show each</span>
          <span className="ml-2 hidden underline decoration-edge underline-offset-2 group-open/speed:inline">hide</span>
        </span>
      </summary>
      <table className="mt-2 w-full text-meta tabular-nums">
        <caption className="sr-only">The last tasks of {name}, newest first</caption>
        <thead>
          <tr className="text-left text-second">
            <th scope="col" className="py-0.5 font-medium">
              Made
            </th>
            <th scope="col" className="font-medium">
              Model
            </th>
            <th scope="col" className="text-right font-medium">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {speed.toReversed().map(({ taskId, modelId, tookMs, endedAt }) => (
            <tr key={taskId} className="border-t border-line">
              <td className="py-0.5">{sayMoment(endedAt)}</td>
              <td>{nameOf(modelId)}</td>
              <td className="text-right">{sayDuration(tookMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
