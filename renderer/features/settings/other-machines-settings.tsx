import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LAN_PORT, type Lan } from '../../../backend/contract/lan.ts';
import { sayFingerprint } from '../../../backend/contract/pairing.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { readLan } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Switch } from '../../ui/switch.tsx';
import { PlainDoorSettings } from './plain-door-settings.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TokenList } from './token-list.tsx';

/** An address that signs a browser elsewhere in, made when it is asked for. */
function OpenElsewhere() {
  const api = useApi();
  const invite = useMutation({
    mutationFn: () => unwrap(api.inviteBrowser({})),
    onError: error => showProblem(problemIn(error), () => invite.mutate()),
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button busy={invite.isPending ? 'Making an address…' : undefined} onClick={() => invite.mutate()}>
        Open on another device
      </Button>
      {invite.data && (
        <>
          <CopyLine what="Address" text={invite.data.address} />
          <p className="text-meta text-faint">
            It signs one browser in, once. The browser warns that it does not know the certificate, since this studio
            made it itself.
          </p>
        </>
      )}
    </div>
  );
}

function LanFacts({ lan }: { readonly lan: Lan }) {
  return (
    <dl className="grid grid-cols-[8rem_1fr] items-baseline gap-x-4 gap-y-2">
      <dt className="text-second">State</dt>
      <dd role="status" className={lan.state === 'failed' ? 'text-bad' : undefined}>
        {lan.reason}
      </dd>
      {lan.addresses.length > 0 && (
        <>
          <dt className="text-second">Address</dt>
          <dd className="flex min-w-0 flex-col gap-1">
            {lan.addresses.map(address => (
              <CopyLine key={address} what="Address" text={address} />
            ))}
          </dd>
        </>
      )}
      {lan.fingerprint !== null && (
        <>
          <dt className="text-second">Fingerprint</dt>
          <dd>
            <code className="select-text font-mono text-meta">{sayFingerprint(lan.fingerprint)}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

function WayIn({ lan }: { readonly lan: Lan }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [port, setPort] = useState(lan.port);
  const change = useMutation({
    mutationFn: (body: { on: boolean; port: number }) => unwrap(api.changeLan({ body })),
    onSuccess: now => queryClient.setQueryData(keys.lan, now),
    onError: (error, body) => showProblem(problemIn(error), () => change.mutate(body)),
  });
  return (
    <>
      <Switch
        label="Let other machines in this house reach the studio"
        hint="They are let in by a code or a token alone, over an encrypted connection. While this is off nobody can even knock."
        checked={change.isPending ? change.variables.on : lan.on}
        onCheckedChange={on => change.mutate({ on, port })}
      />
      {lan.on && (
        <>
          <LanFacts lan={lan} />
          <div className="flex items-end gap-2">
            <div className="w-32">
              <NumberField
                label="Port"
                min={1_024}
                max={65_535}
                whole
                value={port}
                onValueChange={value => setPort(value ?? LAN_PORT)}
              />
            </div>
            {(port !== lan.port || lan.state === 'failed') && (
              <Button
                busy={change.isPending ? 'Opening…' : undefined}
                onClick={() => change.mutate({ on: true, port })}
              >
                {port === lan.port ? 'Try again' : 'Use this port'}
              </Button>
            )}
          </div>
          {lan.state === 'listening' && lan.servesScreens && <OpenElsewhere />}
        </>
      )}
    </>
  );
}

/** Who may come in from other machines: whether anybody reaches the studio, and the tokens that let them in. */
export function OtherMachinesSettings() {
  const api = useApi();
  const lan = useQuery(readLan(api));
  return (
    <SettingsSection title="Other machines">
      {lan.error ? (
        <ProblemNotice error={lan.error} onRetry={() => void lan.refetch()} />
      ) : lan.data ? (
        <WayIn lan={lan.data} />
      ) : (
        <SpinnerWithWords words="Looking who may come in…" />
      )}
      <PlainDoorSettings />
      <TokenList />
    </SettingsSection>
  );
}
