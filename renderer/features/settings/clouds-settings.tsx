import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cloud } from '../../../backend/contract/clouds.ts';
import { useApi } from '../../api/api-context.tsx';
import { describeProblem } from '../../api/describe-problem.ts';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readClouds } from '../../api/reads.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CloudKey } from './cloud-key.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useCloudChange, useSetPublicAddress } from './use-clouds.ts';

function CloudRow({ cloud }: { readonly cloud: Cloud }) {
  const change = useCloudChange(cloud.lane);
  const [replacing, setReplacing] = useState(false);
  const { name, hasKey, account, on, reason, shutOut, models, underWay } = cloud;
  return (
    <section aria-label={name} className="flex flex-col gap-3 border-line border-b pb-4 last:border-b-0 last:pb-0">
      <header className="flex flex-col">
        <h3 className="font-medium text-body">{name}</h3>
        <p role="status" className="text-meta text-second">
          {reason}
          {hasKey && !shutOut && ` ${models} models can be asked for there.`}
          {underWay > 0 && ` ${underWay === 1 ? 'One run is' : `${underWay} runs are`} under way.`}
        </p>
      </header>
      {hasKey && (
        <Switch
          label={`Let ${name} take tasks`}
          hint="Only tasks whose project allows it, and only within your caps. What runs there is finished either way."
          checked={on}
          onCheckedChange={value => change.turn.mutate(value)}
        />
      )}
      {hasKey && !replacing ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-meta text-second">{account ? `A key of ${account} is kept.` : 'A key is kept.'}</span>
          {shutOut && (
            <Button
              size="small"
              busy={change.tryAgain.isPending ? `Asking ${name}…` : undefined}
              onClick={() => change.tryAgain.mutate()}
            >
              Try again
            </Button>
          )}
          <Button size="small" onClick={() => setReplacing(true)}>
            Replace key
          </Button>
          <Button
            size="small"
            busy={change.removeKey.isPending ? 'Removing…' : undefined}
            onClick={() => change.removeKey.mutate()}
          >
            Remove key
          </Button>
        </div>
      ) : (
        <CloudKey cloud={cloud} change={change} onDone={hasKey ? () => setReplacing(false) : undefined} />
      )}
    </section>
  );
}

function PublicAddress({ address }: { readonly address: string | null }) {
  const [typed, setTyped] = useState(address ?? '');
  const save = useSetPublicAddress();
  const told = save.error && describeProblem(problemIn(save.error));
  const changed = typed.trim() !== (address ?? '');
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={event => {
        event.preventDefault();
        save.mutate(typed.trim() === '' ? null : typed.trim());
      }}
    >
      <TextField
        label="Public address of this studio"
        type="url"
        placeholder="https://studio.example.com"
        value={typed}
        onValueChange={setTyped}
        hint="Leave it empty unless you lead an address of your own to this studio: then clouds tell it at once when something has happened. It asks them anyway."
        error={told ? told.sentence : undefined}
      />
      {changed && (
        <div>
          <Button type="submit" busy={save.isPending ? 'Saving…' : undefined}>
            Save address
          </Button>
        </div>
      )}
    </form>
  );
}

/** The clouds that may run tasks for money: their keys, whether they take anything, and how they did. */
export function CloudsSettings() {
  const { data, error, refetch } = useQuery(readClouds(useApi()));
  return (
    <SettingsSection title="Clouds">
      <p className="text-second">
        A cloud runs what no machine of yours can, for money. Nothing is sent before you give a key and a project allows
        it.
      </p>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          {data.clouds.map(cloud => (
            <CloudRow key={cloud.lane} cloud={cloud} />
          ))}
          <PublicAddress key={data.publicAddress} address={data.publicAddress} />
        </>
      ) : (
        <SpinnerWithWords words="Reading the clouds…" />
      )}
    </SettingsSection>
  );
}
