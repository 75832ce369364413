import { useState } from 'react';
import type { Dialect } from '../../../backend/contract/tokens.ts';
import { type PlainDoorControl, usePlainDoor } from '../../api/plain-door.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { type Shell, writeCommands } from './dialect-commands.ts';
import { DIALECT_WORDS } from './dialect-words.ts';

/** The keys of a new token; null where they were shown once already. */
export type DialectKeys = { readonly secret: string; readonly anonKey: string | null };
type DialectStepsProps = { readonly dialect: Dialect; readonly name: string; readonly keys: DialectKeys | null };
type Place = 'here' | 'elsewhere';

const SHELLS = [
  { value: 'bash', label: 'Linux, macOS' },
  { value: 'powershell', label: 'PowerShell' },
] as const;
const PLACES = [
  { value: 'here', label: 'This machine' },
  { value: 'elsewhere', label: 'Another machine' },
] as const;
const FORGOTTEN: DialectKeys = { secret: 'YOUR_TOKEN', anonKey: 'YOUR_ANON_KEY' };

function OfferDoor({ control }: { readonly control: PlainDoorControl }) {
  const { door } = control;
  return (
    <div className="flex flex-col items-start gap-2 rounded-control bg-warn-tint p-3">
      <p role={door?.state === 'failed' ? 'alert' : undefined} className="text-warn">
        {door?.state === 'failed'
          ? `${door.reason} It is chosen under Settings, Other machines.`
          : 'These workers cannot use the encrypted way in, so another machine reaches the studio by a door without encryption, which is shut now.'}
      </p>
      {door && door.state !== 'failed' && (
        <Button busy={control.changing ? 'Opening…' : undefined} onClick={() => control.open(door.port)}>
          Open that door…
        </Button>
      )}
    </div>
  );
}

/** How a worker of another studio is started: where it stands, its keys, and the commands to type there. */
export function DialectSteps({ dialect, name, keys }: DialectStepsProps) {
  const control = usePlainDoor();
  const [place, setPlace] = useState<Place>('here');
  const [shell, setShell] = useState<Shell>('bash');
  const { door, error } = control;
  if (error) return <ProblemNotice error={error} onRetry={control.readAgain} />;
  if (!door) return <SpinnerWithWords words="Looking where it can knock…" />;
  const { secret, anonKey } = keys ?? FORGOTTEN;
  const [outside, ...others] = door.addresses;
  const address = place === 'here' ? door.local : outside;
  return (
    <div className="flex flex-col gap-4">
      {keys && <p role="status">Copy the commands now: the keys in them are shown this once and never again.</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedControl label="Where it runs" value={place} onValueChange={setPlace} segments={PLACES} />
        <SegmentedControl label="Its shell" value={shell} onValueChange={setShell} segments={SHELLS} />
      </div>
      {address === undefined ? (
        <OfferDoor control={control} />
      ) : (
        <div className="flex flex-col gap-1.5">
          <p>{DIALECT_WORDS[dialect].where}</p>
          <CopyLine
            what="Commands"
            text={writeCommands({ dialect, address, secret, anonKey, workerName: name }, shell)}
          />
          {place === 'elsewhere' && others.length > 0 && (
            <p className="text-faint text-meta">If that address is not reached from there: {others.join(', ')}</p>
          )}
          {!keys && (
            <p className="text-meta text-second">
              Its keys were shown once, when it was added. If they are lost, remove it and add it again.
            </p>
          )}
        </div>
      )}
      {keys && (
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5 border-line border-t pt-4">
          <dt className="text-second">Token</dt>
          <dd>
            <CopyLine what="Token" text={keys.secret} />
          </dd>
          {keys.anonKey !== null && (
            <>
              <dt className="text-second">Anon key</dt>
              <dd>
                <CopyLine what="Anon key" text={keys.anonKey} />
              </dd>
            </>
          )}
        </dl>
      )}
      {control.question}
    </div>
  );
}
