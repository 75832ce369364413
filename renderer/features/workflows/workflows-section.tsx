import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { Workflow } from '../../../backend/contract/workflows.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useOfferCommands } from '../../ui/offered-commands.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { sayPlaces } from './say-places.ts';
import { readWorkflows, useRemoveWorkflow } from './workflow-calls.ts';
import { WorkflowDialog } from './workflow-dialog.tsx';

type RowProps = { readonly workflow: Workflow; readonly onEdit: () => void; readonly onRemove: () => void };

function WorkflowRow({ workflow, onEdit, onRemove }: RowProps) {
  const { name, kind, inputs } = workflow;
  const makes = kind === 'video' ? 'Makes clips' : 'Makes pictures';
  return (
    <li className="flex items-start gap-2">
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">{name}</span>
        <span className="text-meta text-second">
          {makes}, {inputs.length} {inputs.length === 1 ? 'input' : 'inputs'}
        </span>
        {sayPlaces(workflow).map(sentence => (
          <span key={sentence} className="text-meta text-second">
            {sentence}
          </span>
        ))}
      </div>
      <IconButton label={`Change ${name}`} size="small" onClick={onEdit}>
        <Pencil />
      </IconButton>
      <IconButton label={`Remove ${name}`} size="small" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </li>
  );
}

function RemoveDialog({ workflow, onDone }: { readonly workflow: Workflow | undefined; readonly onDone: () => void }) {
  const remove = useRemoveWorkflow(onDone);
  return (
    <AlertDialog
      open={workflow !== undefined}
      onOpenChange={open => !open && onDone()}
      title={`Remove ${workflow?.name ?? ''}?`}
      description="It goes from the models for good. Pictures and clips that it made stay; tasks that still wait for it cannot run."
      confirmLabel="Remove workflow"
      danger
      busy={remove.isPending ? 'Removing…' : undefined}
      onConfirm={() => workflow && remove.mutate(workflow.id)}
    />
  );
}

/** A person's own ComfyUI workflows, each of which is a model: add, change, remove. */
export function WorkflowsSection() {
  const id = useId();
  const workflows = useQuery(readWorkflows(useApi()));
  const [edited, setEdited] = useState<Workflow | 'new'>();
  const [removed, setRemoved] = useState<Workflow>();
  useOfferCommands({
    heading: 'Workflows',
    items: [{ id: 'add-workflow', label: 'Add a workflow', icon: <Plus />, onSelect: () => setEdited('new') }],
  });
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <h2 id={id} className="font-semibold text-section">
        Workflows
      </h2>
      <p className="text-second">A workflow of your own, saved from ComfyUI in its API format, becomes a model.</p>
      {workflows.error ? (
        <ProblemNotice error={workflows.error} onRetry={() => void workflows.refetch()} />
      ) : !workflows.data ? (
        <SpinnerWithWords words="Reading the workflows…" />
      ) : (
        workflows.data.length > 0 && (
          <ul aria-label="Workflows" className="flex flex-col gap-3">
            {workflows.data.map(workflow => (
              <WorkflowRow
                key={workflow.id}
                workflow={workflow}
                onEdit={() => setEdited(workflow)}
                onRemove={() => setRemoved(workflow)}
              />
            ))}
          </ul>
        )
      )}
      <div>
        <Button icon={<Plus />} onClick={() => setEdited('new')}>
          Add a workflow…
        </Button>
      </div>
      <WorkflowDialog workflow={edited} onDone={() => setEdited(undefined)} />
      <RemoveDialog workflow={removed} onDone={() => setRemoved(undefined)} />
    </section>
  );
}
