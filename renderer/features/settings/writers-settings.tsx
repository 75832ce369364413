import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Writer } from '../../../backend/contract/writers.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readWriters } from '../../api/prompt-reads.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { SettingsSection } from './settings-section.tsx';
import { AddWriter } from './writers-add.tsx';
import { ChangeWriter } from './writers-change.tsx';
import { useWriterChanges } from './writers-changes.ts';
import { sayWriter } from './writers-places.ts';

type WriterRowProps = {
  readonly writer: Writer;
  readonly onChange: () => void;
  readonly onRemove: () => void;
};

function WriterRow({ writer, onChange, onRemove }: WriterRowProps) {
  const { makeDefault } = useWriterChanges();
  const { id, name, kind, outside, ready, reason, isDefault } = writer;
  const facts = sayWriter(writer);
  return (
    <li
      aria-label={name}
      className="flex flex-col gap-2 border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-words font-medium">{name}</span>
          {isDefault && <Badge tone="accent">Default</Badge>}
          {outside && <Badge tone="warn">Outside your network</Badge>}
          {!ready && <Badge tone="bad">Not ready</Badge>}
        </p>
        {facts !== '' && <p className="break-words text-meta text-second">{facts}</p>}
        <p role="status" className="break-words text-meta text-second">
          {reason}
        </p>
      </div>
      {(kind !== 'rules' || !isDefault) && (
        <div className="flex flex-wrap gap-2">
          {!isDefault && (
            <Button
              size="small"
              aria-label={`Make ${name} the default`}
              busy={makeDefault.isPending ? 'Changing…' : undefined}
              onClick={() => makeDefault.mutate(id)}
            >
              Make default
            </Button>
          )}
          {kind !== 'rules' && (
            <>
              <Button size="small" aria-label={`Change ${name}`} onClick={onChange}>
                Change
              </Button>
              <Button size="small" aria-label={`Remove ${name}`} onClick={onRemove}>
                Remove
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function RemoveWriter({ writer, onDone }: { readonly writer: Writer; readonly onDone: () => void }) {
  const { remove } = useWriterChanges();
  return (
    <AlertDialog
      open
      onOpenChange={open => !open && onDone()}
      title={`Remove ${writer.name}?`}
      description={
        writer.hasKey
          ? 'It is no longer asked, and its key is forgotten. What it wrote stays.'
          : 'It is no longer asked. What it wrote stays.'
      }
      confirmLabel="Remove"
      danger
      busy={remove.isPending ? 'Removing…' : undefined}
      onConfirm={() => remove.mutate(writer.id, { onSettled: onDone })}
    />
  );
}

type Asked = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly writer: Writer };

/** What may write prompts: the rules, and the language models that somebody added. */
export function WritersSettings() {
  const api = useApi();
  const { data, error, refetch } = useQuery(readWriters(api));
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = () => setAsked(null);
  return (
    <SettingsSection title="Writers">
      <p className="text-second">
        A writer works on prompts when you ask for it. The studio’s own rules are always there; a language model on a
        machine of yours, or a service, writes more freely.
      </p>
      {data ? (
        <ul className="flex flex-col">
          {data.map(writer => (
            <WriterRow
              key={writer.id}
              writer={writer}
              onChange={() => setAsked({ what: 'change', writer })}
              onRemove={() => setAsked({ what: 'remove', writer })}
            />
          ))}
        </ul>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <SpinnerWithWords words="Reading the writers…" />
      )}
      <div>
        <Button variant="secondary" onClick={() => setAsked({ what: 'add' })}>
          Add a writer
        </Button>
      </div>
      {asked?.what === 'add' && <AddWriter onDone={done} />}
      {asked?.what === 'change' && <ChangeWriter writer={asked.writer} onDone={done} />}
      {asked?.what === 'remove' && <RemoveWriter writer={asked.writer} onDone={done} />}
    </SettingsSection>
  );
}
