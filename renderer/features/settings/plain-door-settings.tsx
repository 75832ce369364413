import { useState } from 'react';
import { PLAIN_PORT, type PlainDoor } from '../../../backend/contract/lan.ts';
import { type PlainDoorControl, usePlainDoor } from '../../api/plain-door.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Switch } from '../../ui/switch.tsx';

function DoorFacts({ door, control }: { readonly door: PlainDoor; readonly control: PlainDoorControl }) {
  const [port, setPort] = useState(door.port);
  return (
    <>
      <dl className="grid grid-cols-[8rem_1fr] items-baseline gap-x-4 gap-y-2">
        <dt className="text-second">State</dt>
        <dd role="status" className={door.state === 'failed' ? 'text-bad' : 'text-warn'}>
          {door.reason}
        </dd>
        {door.addresses.length > 0 && (
          <>
            <dt className="text-second">Address</dt>
            <dd className="flex min-w-0 flex-col gap-1">
              {door.addresses.map(address => (
                <CopyLine key={address} what="Address" text={address} />
              ))}
            </dd>
          </>
        )}
      </dl>
      <div className="flex items-end gap-2">
        <div className="w-32">
          <NumberField
            label="Port of the plain door"
            min={1_024}
            max={65_535}
            whole
            value={port}
            onValueChange={value => setPort(value ?? PLAIN_PORT)}
          />
        </div>
        {(port !== door.port || door.state === 'failed') && (
          <Button busy={control.changing ? 'Opening…' : undefined} onClick={() => control.open(port)}>
            {port === door.port ? 'Try again' : 'Use this port'}
          </Button>
        )}
      </div>
    </>
  );
}

/** Whether workers of other studios come in without encryption; opened only after its owner was told what that means. */
export function PlainDoorSettings() {
  const control = usePlainDoor();
  const { door, error, changing } = control;
  if (error) return <ProblemNotice error={error} onRetry={control.readAgain} />;
  if (!door) return null;
  return (
    <section aria-label="Workers of other studios" className="flex flex-col gap-4">
      <Switch
        label="Let workers of other studios in from other machines, without encryption"
        hint="Wan2GP and OurVidz workers cannot use the encrypted way in. Nothing but what they need is behind this door; workers on this machine do not need it."
        checked={changing?.on ?? door.on}
        onCheckedChange={on => (on ? control.open(door.port) : control.shut())}
      />
      {door.on && <DoorFacts door={door} control={control} />}
      {control.question}
    </section>
  );
}
