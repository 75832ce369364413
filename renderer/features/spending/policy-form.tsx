import { Plus } from 'lucide-react';
import { useState } from 'react';
import { LANE_NAMES, type Policy, sayPolicy } from '../../../backend/contract/policy.ts';
import type { ProjectPolicy } from '../../../backend/contract/spending.ts';
import { Lane } from '../../../backend/contract/workers.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { MoneyField } from './money-field.tsx';
import { PolicyStepRow } from './policy-step-row.tsx';
import { useSpendingChange } from './use-spending-change.ts';

/** What a cloud is given when it is added: two minutes for own machines, five cents a task. */
const NEW_STEP = { afterMs: 120_000, upToMicros: 50_000 };

type PolicyFormProps = { readonly known: ProjectPolicy; readonly projectName: string };

/** When clouds may help a project, as a form and as the sentence that it comes to. */
export function PolicyForm({ known, projectName }: PolicyFormProps) {
  const { projectId } = known;
  const [policy, setPolicy] = useState(known.policy);
  const [problems, setProblems] = useState<Record<string, string | undefined>>({});
  const save = useSpendingChange((api, body: Policy) => api.changePolicy({ params: { id: projectId }, body }));
  const { steps, staysHome } = policy;
  const problem = Object.values(problems).find(words => words !== undefined);
  const same = JSON.stringify(policy) === JSON.stringify(known.policy);
  const set = (change: Partial<Policy>) => setPolicy({ ...policy, ...change });
  const note = (name: string) => (words: string | undefined) => setProblems(now => ({ ...now, [name]: words }));
  const missing = Lane.options.filter(lane => steps.every(step => step.lane !== lane));
  const moveUp = (index: number) =>
    set({ steps: steps.map((step, at) => steps[at === index - 1 ? index : at === index ? index - 1 : at] ?? step) });
  return (
    <section aria-labelledby="policy" className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <header>
        <h2 id="policy" className="font-semibold text-section">
          When a cloud may help {projectName}
        </h2>
        <p role="status" className="mt-1 rounded-control bg-field px-3 py-2 text-text">
          {sayPolicy(policy)}.
        </p>
      </header>
      <Switch
        label="Never leaves this network"
        hint="Nothing of this project is sent to a cloud, not even where somebody picks one of its models."
        checked={staysHome}
        onCheckedChange={next => set({ staysHome: next })}
      />
      {!staysHome && (
        <>
          {steps.length > 0 && (
            <ol aria-label="Clouds in their order" className="flex flex-col gap-2">
              {steps.map((step, index) => (
                <PolicyStepRow
                  key={step.lane}
                  step={step}
                  first={index === 0}
                  onChange={next => set({ steps: steps.map(other => (other.lane === step.lane ? next : other)) })}
                  onRemove={() => set({ steps: steps.filter(other => other.lane !== step.lane) })}
                  onMoveUp={() => moveUp(index)}
                  onProblemChange={note(step.lane)}
                />
              ))}
            </ol>
          )}
          {missing.length > 0 && (
            <span className="flex flex-wrap gap-2">
              {missing.map(lane => (
                <Button
                  key={lane}
                  icon={<Plus />}
                  onClick={() =>
                    set({ steps: [...steps, { lane, ...NEW_STEP, ...(steps.length > 0 && { afterMs: 0 }) }] })
                  }
                >
                  {steps.length === 0 ? `Let ${LANE_NAMES[lane]} help` : `Then ${LANE_NAMES[lane]}`}
                </Button>
              ))}
            </span>
          )}
          <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3">
            <MoneyField
              label="This project a day"
              micros={policy.dayMicros}
              whenEmpty="No cap of its own"
              onMicrosChange={dayMicros => set({ dayMicros })}
              onProblemChange={note('day')}
            />
            <MoneyField
              label="This project in all"
              micros={policy.totalMicros}
              whenEmpty="No cap of its own"
              onMicrosChange={totalMicros => set({ totalMicros })}
              onProblemChange={note('total')}
            />
          </div>
          <Switch
            label="Equivalent models may stand in"
            hint="A cloud seldom has the very file that your machines have. Where you named an equivalent below, it may run instead; the take says so."
            checked={policy.standIns}
            onCheckedChange={standIns => set({ standIns })}
          />
        </>
      )}
      <Button
        variant="primary"
        className="self-start"
        busy={save.isPending ? 'Saving…' : undefined}
        disabledReason={problem ?? (same ? 'Nothing was changed' : undefined)}
        onClick={() => save.mutate(policy)}
      >
        Save rules
      </Button>
    </section>
  );
}
