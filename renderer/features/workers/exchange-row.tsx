import type { Exchange } from '../../../backend/contract/compat.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { joinClasses } from '../../ui/join-classes.ts';

type ExchangeRowProps = {
  readonly exchange: Exchange;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

/** Whether it went wrong: refused, failed, or left without an answer. */
export const isError = ({ status }: Exchange): boolean => status === null || status >= 400;

const toneOf = (exchange: Exchange): BadgeTone =>
  isError(exchange) ? 'bad' : exchange.status === 204 ? 'neutral' : 'good';

/** The status as it stands in lists. */
export const sayStatus = ({ status }: Exchange): string => (status === null ? 'none' : String(status));

/** A time of the day to the second. */
export const sayTime = (iso: string): string => new Date(iso).toLocaleTimeString('en', { hour12: false });

/** One exchange in a line; pressed, it shows both bodies. */
export function ExchangeRow({ exchange, chosen, onChoose }: ExchangeRowProps) {
  const { at, method, path, tookMs } = exchange;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={joinClasses(
        'flex w-full cursor-default items-center gap-2 rounded-control px-2 py-1 text-left text-meta',
        chosen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className="shrink-0 text-faint tabular-nums">{sayTime(at)}</span>
      <Badge tone={toneOf(exchange)} className="w-9 justify-center">
        {sayStatus(exchange)}
      </Badge>
      <span className="w-12 shrink-0 font-mono text-second">{method}</span>
      <span className="min-w-0 grow truncate font-mono" title={path}>
        {path}
      </span>
      <span className="shrink-0 text-faint tabular-nums">{tookMs} ms</span>
    </button>
  );
}
