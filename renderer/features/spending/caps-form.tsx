import { useState } from 'react';
import type { Limits } from '../../../backend/contract/spending.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { MoneyField } from './money-field.tsx';
import { useSpendingChange } from './use-spending-change.ts';

const FIELDS = [
  { name: 'taskMicros', label: 'One task, with all its tries' },
  { name: 'dayMicros', label: 'A day' },
  { name: 'monthMicros', label: 'A month' },
] as const;

/** The caps of the whole studio, and where its days begin. */
export function CapsForm({ limits }: { readonly limits: Limits }) {
  const [draft, setDraft] = useState(limits);
  const [problems, setProblems] = useState<Record<string, string | undefined>>({});
  const change = useSpendingChange((api, body: Limits) => api.changeLimits({ body }));
  const problem = Object.values(problems).find(words => words !== undefined);
  const same = JSON.stringify(draft) === JSON.stringify(limits);
  return (
    <section aria-labelledby="caps" className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <header>
        <h2 id="caps" className="font-semibold text-section">
          Caps of the studio
        </h2>
        <p className="text-second">
          Money is set aside before anything is sent, so that even many tasks at once cannot pass a cap. A task that
          would waits and says so.
        </p>
      </header>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3">
        {FIELDS.map(({ name, label }) => (
          <MoneyField
            key={name}
            label={label}
            micros={draft[name]}
            whenEmpty="No cap"
            onMicrosChange={micros => setDraft({ ...draft, [name]: micros })}
            onProblemChange={words => setProblems(now => ({ ...now, [name]: words }))}
          />
        ))}
        <TextField
          label="Time zone of days and months"
          value={draft.timeZone}
          onValueChange={timeZone => setDraft({ ...draft, timeZone })}
        />
      </div>
      <Button
        className="self-start"
        busy={change.isPending ? 'Saving…' : undefined}
        disabledReason={problem ?? (same ? 'Nothing was changed' : undefined)}
        onClick={() => change.mutate(draft)}
      >
        Save caps
      </Button>
    </section>
  );
}
