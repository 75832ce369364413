import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { ContentLevel } from '../../backend/contract/content.ts';
import type { Project } from '../../backend/contract/studio.ts';
import { useApi } from '../api/api-context.tsx';
import { describeProblem } from '../api/describe-problem.ts';
import { keys } from '../api/query-keys.ts';
import { readContent } from '../api/reads.ts';
import { problemIn, unwrap } from '../api/unwrap.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextField } from '../ui/text-field.tsx';
import { openProject } from './viewer-store.ts';

const LONGEST_NAME = 80;

function ProjectForm({ project, onDone }: { project: Project | null; onDone: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const formId = useId();
  const [name, setName] = useState(project?.name ?? '');
  const [contentLevel, setContentLevel] = useState<ContentLevel>(project?.contentLevel ?? 'general');
  const allowed = useQuery(readContent(api)).data?.mature === true;
  const save = useMutation({
    mutationFn: (wanted: string) =>
      unwrap<Project>(
        project
          ? api.changeProject({ params: { id: project.id }, body: { name: wanted, contentLevel } })
          : api.createProject({ body: { name: wanted } }),
      ),
    onSuccess: async saved => {
      await queryClient.invalidateQueries({ queryKey: keys.projects });
      openProject(saved.id);
      onDone();
    },
  });
  const missing = name.trim() === '' ? 'A project needs a name' : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined && !save.isPending) save.mutate(name.trim());
  };
  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Name"
        value={name}
        onValueChange={setName}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        error={save.error ? describeProblem(problemIn(save.error)).sentence : undefined}
      />
      {project && (allowed || contentLevel === 'mature') && (
        <Switch
          label="May make content for adults"
          hint="Nudity, sex and gore; such takes are blurred until they are opened."
          checked={contentLevel === 'mature'}
          onCheckedChange={mature => setContentLevel(mature ? 'mature' : 'general')}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button variant="secondary" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabledReason={missing} busy={save.isPending ? 'Saving…' : undefined}>
          {project ? 'Save' : 'Create project'}
        </Button>
      </div>
    </form>
  );
}

/** Asks for the name of a new project, or what is to change of one; `project` is undefined while nothing is asked. */
export function ProjectDialog({ project, onDone }: { project: Project | 'new' | undefined; onDone: () => void }) {
  const renamed = project === 'new' || project === undefined ? null : project;
  return (
    <Dialog
      open={project !== undefined}
      onOpenChange={open => !open && onDone()}
      title={renamed ? 'Project' : 'New project'}
      description={renamed ? undefined : 'Takes belong to a project. The library shows all of them together.'}
      size="small"
    >
      <ProjectForm key={renamed?.id ?? 'new'} project={renamed} onDone={onDone} />
    </Dialog>
  );
}
