import type { Exchange } from '../../../backend/contract/compat.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { sayBytes } from '../../ui/say-bytes.ts';
import { sayStatus, sayTime } from './exchange-row.tsx';

const sayBody = (body: string | null) => body ?? 'nothing';

/** An exchange as text, to be handed to whoever is to help. */
export const writeExchange = (exchange: Exchange): string =>
  [
    `${exchange.at} ${exchange.method} ${exchange.path}`,
    `answered ${sayStatus(exchange)} after ${exchange.tookMs} ms`,
    `asked with: ${sayBody(exchange.request)}`,
    `answered with: ${sayBody(exchange.response)}`,
  ].join('\n');

function Body({
  title,
  bytes,
  text,
}: {
  readonly title: string;
  readonly bytes: number;
  readonly text: string | null;
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3 className="text-meta text-second">
        {title}
        {bytes > 0 && `, ${sayBytes(bytes)}`}
      </h3>
      {text === null ? (
        <p className="text-faint text-meta">No body.</p>
      ) : (
        <pre className="select-text whitespace-pre-wrap break-words rounded-control border border-line bg-field p-2 font-mono text-meta">
          {text}
        </pre>
      )}
    </section>
  );
}

/** Both sides of one exchange, secrets and files left out. */
export function ExchangeDetail({ exchange }: { readonly exchange: Exchange }) {
  const { method, path, at, tookMs, status } = exchange;
  return (
    <article aria-label={`${method} ${path}`} className="flex min-w-0 flex-col gap-3">
      <header className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="select-text break-all font-mono text-meta">
            {method} {path}
          </p>
          <p className="text-meta text-second">
            {sayTime(at)}, {status === null ? 'it went away before it was answered' : `answered ${status}`} after{' '}
            {tookMs} ms
          </p>
        </div>
        <Button size="small" onClick={() => void copyText(writeExchange(exchange), 'Exchange')}>
          Copy
        </Button>
      </header>
      <Body title="Asked with" bytes={exchange.requestBytes} text={exchange.request} />
      <Body title="Answered with" bytes={exchange.responseBytes} text={exchange.response} />
    </article>
  );
}
