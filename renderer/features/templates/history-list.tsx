import { useState } from 'react';
import type { Template, TemplateVersion } from '../../../backend/contract/templates.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { sayMoment } from '../../ui/say-time.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { BodyDiff } from './body-diff.tsx';
import { useRestoreTemplate } from './template-calls.ts';
import { sayAuthor } from './template-names.ts';
import { useWhyReadOnly } from './use-why-read-only.ts';

type HistoryListProps = { readonly template: Template; readonly versions: readonly TemplateVersion[] };
type Against = 'before' | 'newest';

function VersionRow(props: {
  readonly version: TemplateVersion;
  readonly newest: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const { version, newest, open, onOpen } = props;
  return (
    <button
      type="button"
      aria-pressed={open}
      onClick={onOpen}
      className="flex w-full cursor-default flex-col gap-0.5 rounded-control px-2.5 py-2 text-left transition-colors hover:bg-hover aria-pressed:bg-selected"
    >
      <span className="flex items-center gap-2">
        <span className="font-medium tabular-nums">Version {version.version}</span>
        {newest && <Badge tone="good">In use</Badge>}
      </span>
      <span className="text-meta text-second">
        {sayAuthor(version)}, {sayMoment(version.madeAt)}
      </span>
      {version.note !== '' && <span className="break-words text-meta text-second">“{version.note}”</span>}
    </button>
  );
}

/** All versions of a template, what each changed, and the way back to it. */
export function HistoryList({ template, versions }: HistoryListProps) {
  const [chosen, setChosen] = useState<number>(template.version);
  const [against, setAgainst] = useState<Against>('before');
  const restore = useRestoreTemplate(template.id);
  const readOnly = useWhyReadOnly();
  const place = versions.findIndex(({ version }) => version === chosen);
  const shown = versions[place] ?? versions[0];
  if (!shown) return null;
  const isNewest = shown.version === template.version;
  const before = versions[versions.indexOf(shown) + 1];
  return (
    <div className="grid grid-cols-[minmax(11rem,15rem)_minmax(0,1fr)] items-start gap-5">
      <ul aria-label="Versions" className="flex flex-col gap-0.5">
        {versions.map(version => (
          <li key={version.version}>
            <VersionRow
              version={version}
              newest={version.version === template.version}
              open={version === shown}
              onOpen={() => setChosen(version.version)}
            />
          </li>
        ))}
      </ul>
      <section aria-label={`Version ${shown.version}`} className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <SegmentedControl<Against>
            label="Compare it with"
            value={against}
            onValueChange={setAgainst}
            segments={[
              { value: 'before', label: 'What it changed' },
              { value: 'newest', label: 'What going back changes' },
            ]}
          />
          <Button
            disabledReason={readOnly ?? (isNewest ? 'This version is in use already' : undefined)}
            busy={restore.isPending ? 'Restoring…' : undefined}
            onClick={() => restore.mutate(shown.version)}
          >
            Restore version {shown.version}
          </Button>
        </div>
        {against === 'newest' ? (
          <BodyDiff before={template.body} after={shown.body} />
        ) : (
          <>
            {!before && <p className="text-second">It is the first one: all of it was new.</p>}
            <BodyDiff before={before?.body ?? null} after={shown.body} />
          </>
        )}
      </section>
    </div>
  );
}
