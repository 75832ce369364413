import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { Intensity } from '../../../../backend/contract/enhancements.ts';
import { useApi } from '../../../api/api-context.tsx';
import type { Remedy } from '../../../api/describe-problem.ts';
import { readWriters } from '../../../api/prompt-reads.ts';
import { actOn } from '../../../api/remedies.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { type Segment, SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Select } from '../../../ui/select.tsx';
import { CREATIVITY, setEnhancePrefs, useEnhancePrefs } from './enhance-prefs.ts';
import { RulesField } from './rules-field.tsx';
import { sayWriter } from './say-writer.ts';

const INTENSITIES: readonly Segment<Intensity>[] = [
  { value: 'light', label: 'Light' },
  { value: 'medium', label: 'Medium' },
  { value: 'strong', label: 'Strong' },
];

const DEFAULT = 'default';

/** What is set for all projects. */
const ELSEWHERE: readonly Remedy[] = [
  { kind: 'open-templates', label: 'Prompt templates' },
  { kind: 'open-settings', label: 'Writers and their keys', section: 'Writers' },
];

function WriterChoice({ projectId }: { readonly projectId: string }) {
  const { writerId } = useEnhancePrefs(projectId);
  const { data: writers = [], isError } = useQuery(readWriters(useApi()));
  const usual = writers.find(writer => writer.isDefault);
  const chosen = writers.find(writer => writer.id === writerId) ?? usual;
  const options = writers.map(writer => ({ value: writer.id, label: writer.name, detail: sayWriter(writer) }));
  return (
    <Select
      label="Writer"
      hint={isError ? 'The writers could not be read.' : chosen && sayWriter(chosen)}
      value={writers.some(({ id }) => id === writerId) ? (writerId ?? DEFAULT) : DEFAULT}
      onValueChange={value => setEnhancePrefs(projectId, { writerId: value === DEFAULT ? null : value })}
      groups={[
        {
          options: [
            {
              value: DEFAULT,
              label: usual ? `Studio’s choice: ${usual.name}` : 'Studio’s choice',
              detail: 'The one that is chosen in the settings.',
            },
          ],
        },
        { heading: 'This project', options },
      ]}
    />
  );
}

function CreativityChoice({ projectId }: { readonly projectId: string }) {
  const { creativity } = useEnhancePrefs(projectId);
  const options = CREATIVITY.map(({ value, label }) => ({ value: String(value), label: `${label}, ${value}` }));
  return (
    <Select
      label="Creativity"
      value={creativity === null ? DEFAULT : String(creativity)}
      onValueChange={value => setEnhancePrefs(projectId, { creativity: value === DEFAULT ? null : Number(value) })}
      groups={[{ options: [{ value: DEFAULT, label: 'As the template says' }, ...options] }]}
    />
  );
}

/** How a writer is to work in this project: how much, how freely, which one, and by what rules. */
export function EnhanceSettings({ projectId }: { readonly projectId: string }) {
  const [open, setOpen] = useState(false);
  const { intensity } = useEnhancePrefs(projectId);
  return (
    <Popover
      label="How to write"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <IconButton label="How to write" size="small" className="ml-auto">
          <SlidersHorizontal aria-hidden />
        </IconButton>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <span className="text-meta font-medium text-second">How much may be added</span>
          <SegmentedControl
            fill
            label="How much may be added"
            value={intensity}
            segments={INTENSITIES}
            onValueChange={value => setEnhancePrefs(projectId, { intensity: value })}
          />
        </div>
        <CreativityChoice projectId={projectId} />
        <WriterChoice projectId={projectId} />
        <RulesField projectId={projectId} />
        <div className="-mx-2 flex flex-wrap gap-1 border-line border-t pt-3">
          {ELSEWHERE.map(place => (
            <Button
              key={place.kind}
              size="small"
              variant="ghost"
              className="px-2"
              onClick={() => actOn(place, undefined)?.()}
            >
              {place.label}
            </Button>
          ))}
        </div>
      </div>
    </Popover>
  );
}
