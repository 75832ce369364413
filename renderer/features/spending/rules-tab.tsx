import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readProjects } from '../../api/reads.ts';
import { Select } from '../../ui/select.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { CapsForm } from './caps-form.tsx';
import { PolicyForm } from './policy-form.tsx';
import { readLimits, readPolicy } from './spending-reads.ts';
import { StandInsSection } from './stand-ins-section.tsx';

/** What may be spent, and when clouds may help: of the studio, of each project, of each model. */
export function RulesTab({ projectId }: { readonly projectId: string }) {
  const api = useApi();
  const [chosen, setChosen] = useState(projectId);
  const limits = useQuery(readLimits(api));
  const policy = useQuery(readPolicy(api, chosen));
  const { data: projects = [] } = useQuery(readProjects(api));
  const error = limits.error ?? policy.error;
  if (error) {
    const retry = () => void Promise.all([limits.refetch(), policy.refetch()]);
    return <ProblemNotice error={error} onRetry={retry} />;
  }
  if (!limits.data || !policy.data) return <SpinnerWithWords words="Reading the rules…" />;
  const projectName = projects.find(({ id }) => id === chosen)?.name ?? 'this project';
  return (
    <div className="flex max-w-200 flex-col gap-4">
      {projects.length > 1 && (
        <div className="max-w-72">
          <Select<string>
            label="Project"
            value={chosen}
            onValueChange={setChosen}
            groups={[{ options: projects.map(({ id, name }) => ({ value: id, label: name })) }]}
          />
        </div>
      )}
      <PolicyForm
        key={`${chosen} ${JSON.stringify(policy.data.policy)}`}
        known={policy.data}
        projectName={projectName}
      />
      <StandInsSection />
      <CapsForm key={JSON.stringify(limits.data)} limits={limits.data} />
    </div>
  );
}
