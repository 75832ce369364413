import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Electricity } from '../../../backend/contract/price-book.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { readWorkers } from '../../api/reads.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { MoneyField } from './money-field.tsx';
import { readElectricity } from './spending-reads.ts';
import { useSpendingChange } from './use-spending-change.ts';

type RateProps = { readonly worker: Worker; readonly known: Electricity | null };

function MachineRate({ worker, known }: RateProps) {
  const [watts, setWatts] = useState(known?.watts);
  const [perKwh, setPerKwh] = useState(known?.microsPerKwh ?? null);
  const [problems, setProblems] = useState<Record<string, string | undefined>>({});
  const save = useSpendingChange((api, electricity: Electricity | null) =>
    api.setElectricity({ params: { id: worker.id }, body: { electricity } }),
  );
  const draft = watts === undefined || perKwh === null ? null : { watts, microsPerKwh: perKwh };
  const half = draft === null && (watts !== undefined || perKwh !== null);
  const same = JSON.stringify(draft) === JSON.stringify(known);
  const problem = problems.watts ?? problems.price ?? (half ? 'Say both, or leave both empty' : undefined);
  return (
    <li className="grid grid-cols-1 items-end gap-3 min-[760px]:grid-cols-[1fr_10rem_12rem_auto]">
      <span className="truncate self-center font-medium">{worker.name}</span>
      <NumberField
        label="Draws while it works"
        min={0}
        max={20_000}
        step={10}
        whole
        unit="W"
        optional
        placeholder="Not said"
        value={watts}
        onValueChange={setWatts}
        onProblemChange={words => setProblems(now => ({ ...now, watts: words }))}
      />
      <MoneyField
        label="A kilowatt hour"
        micros={perKwh}
        whenEmpty="Not said"
        onMicrosChange={setPerKwh}
        onProblemChange={words => setProblems(now => ({ ...now, price: words }))}
      />
      <Button
        aria-label={`Save the rate of ${worker.name}`}
        busy={save.isPending ? 'Saving…' : undefined}
        disabledReason={problem ?? (same ? 'Nothing was changed' : undefined)}
        onClick={() => save.mutate(draft)}
      >
        Save
      </Button>
    </li>
  );
}

function MachineRow({ worker }: { readonly worker: Worker }) {
  const { data } = useQuery(readElectricity(useApi(), worker.id));
  return data === undefined ? null : <MachineRate key={JSON.stringify(data)} worker={worker} known={data} />;
}

/** What own machines draw, so that their place has a price too. */
export function ElectricitySection() {
  const { data: workers = [] } = useQuery(readWorkers(useApi()));
  const own = workers.filter(({ lane }) => lane === null);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="electricity" className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <header>
        <h2 id="electricity" className="font-semibold text-section">
          Electricity of own machines
        </h2>
        <p className="text-second">Own machines are free unless you say what they draw. It counts against no cap.</p>
      </header>
      <ul className="flex flex-col gap-4">
        {own.map(worker => (
          <MachineRow key={worker.id} worker={worker} />
        ))}
      </ul>
    </section>
  );
}
