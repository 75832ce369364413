import { CircleCheck } from 'lucide-react';
import { type Pairing, sayFingerprint } from '../../../backend/contract/pairing.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { useNow } from '../../ui/use-now.ts';

type PairingStepsProps = { readonly pairing: Pairing; readonly onAgain: () => void; readonly onDone: () => void };

const sayLeft = (ms: number) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
const sayTries = (left: number) => `${left} ${left === 1 ? 'try' : 'tries'} left`;

function Joined({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <p role="status" className="flex items-center gap-2 text-good [&_svg]:size-5">
        <CircleCheck aria-hidden /> {name} has joined.
      </p>
      <p className="text-second">
        It takes work from the queue as soon as it is ready. From now on “npm run worker” alone starts it there.
      </p>
      <Button variant="primary" onClick={onDone}>
        Done
      </Button>
    </div>
  );
}

function Dead({ words, onAgain }: { readonly words: string; readonly onAgain: () => void }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <p role="status">{words}</p>
      <Button variant="primary" onClick={onAgain}>
        New code
      </Button>
    </div>
  );
}

/** The code of an open pairing with the command to type on the other machine; then how it went. */
export function PairingSteps({ pairing, onAgain, onDone }: PairingStepsProps) {
  const { code, state, triesLeft, fingerprint, addresses, expiresAt, joinedAs } = pairing;
  const left = Date.parse(expiresAt) - useNow(state === 'open');
  if (joinedAs !== null) return <Joined name={joinedAs} onDone={onDone} />;
  if (state === 'used-up') return <Dead words="The code was mistyped five times, so it is dead." onAgain={onAgain} />;
  if (state === 'expired' || left <= 0) return <Dead words="The two minutes are over." onAgain={onAgain} />;
  const [address, ...others] = addresses;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-baseline gap-4">
        <output aria-label="Code" className="select-text font-mono text-[32px] leading-none tabular-nums">
          {code.slice(0, 3)} {code.slice(3)}
        </output>
        <span className="text-second tabular-nums">
          good for {sayLeft(left)}, {sayTries(triesLeft)}
        </span>
      </div>
      <div className="flex flex-col gap-1.5">
        <p>On the other machine, in the folder of Dailies, run:</p>
        <CopyLine what="Command" text={`npm run worker -- --studio ${address ?? ''} --pair ${code}`} />
        {others.length > 0 && (
          <p className="text-meta text-faint">If that address is not reached from there: {others.join(', ')}</p>
        )}
      </div>
      {fingerprint !== null && (
        <p className="text-second">
          Once it is paired, the command says a fingerprint. It is the same as here:{' '}
          <code className="select-text whitespace-nowrap font-mono text-text">{sayFingerprint(fingerprint)}</code>
        </p>
      )}
    </div>
  );
}
