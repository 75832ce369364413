import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { describeValue } from '../../api/describe-value.ts';
import { readModels } from '../../api/reads.ts';
import { Button } from '../../ui/button.tsx';
import { FactSection } from '../../ui/fact-section.tsx';
import { type Fact, FactList } from '../../ui/facts.tsx';
import type { ItemOfTask } from './lay-out-takes.ts';
import { reuseSettings } from './reuse-settings.ts';
import { WhyPanel } from './why-panel.tsx';

/** What was asked for by a task that has no take yet. */
export function InspectTask({ item }: { readonly item: ItemOfTask }) {
  const { batch, task } = item;
  const models = useQuery(readModels(useApi())).data ?? [];
  const declared = models.find(model => model.id === batch.modelId)?.parameters ?? [];
  const { prompt, seed: _seed, count: _count, ...settings } = batch.parameters;
  const facts = Object.entries(settings).map(([name, value]): Fact => {
    const parameter = declared.find(known => known.name === name);
    return [parameter?.label ?? name, describeValue(value, parameter)];
  });
  return (
    <>
      <div className="p-4">
        <Button size="small" shortcut="r" onClick={() => reuseSettings(batch, task)}>
          Reuse settings
        </Button>
      </div>
      <WhyPanel taskId={task.id} status={task.status} />
      {typeof prompt === 'string' && (
        <FactSection title="Prompt">
          <p dir="auto" className="text-body break-words whitespace-pre-wrap text-text">
            {prompt}
          </p>
        </FactSection>
      )}
      <FactSection title="Asked for">
        <FactList
          facts={[
            ['Model', batch.modelName],
            ...(batch.label ? [['Makes', batch.label] as const] : []),
            ...(task.seed === null ? [] : [['Seed', String(task.seed)] as const]),
            ...facts,
          ]}
        />
      </FactSection>
    </>
  );
}
