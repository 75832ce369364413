import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Scope } from '../../../backend/contract/endpoint.ts';
import { useApi } from '../../api/api-context.tsx';
import { describeProblem } from '../../api/describe-problem.ts';
import { keys } from '../../api/query-keys.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SCOPE_WORDS } from './scope-words.ts';

const SCOPES: readonly Scope[] = ['claim', 'deliver', 'read'];
const LASTS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: 'ever', label: 'Until it is revoked' },
] as const;
type Lasting = (typeof LASTS)[number]['value'];

function NewTokenForm({ onDone }: { readonly onDone: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const [lasts, setLasts] = useState<Lasting>('90');
  const make = useMutation({
    mutationFn: () => {
      const expiresInDays = lasts === 'ever' ? null : Number(lasts);
      return unwrap(api.createToken({ body: { name: name.trim(), scopes: [...scopes], expiresInDays } }));
    },
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.tokens }),
  });
  const missing =
    name.trim() === ''
      ? 'A token needs a name'
      : scopes.length === 0
        ? 'A token that may do nothing is of no use'
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined && !make.isPending) make.mutate();
  };
  if (make.data)
    return (
      <div className="flex flex-col gap-4">
        <p role="status">Copy it now: it is shown this once and never again.</p>
        <CopyLine what="Token" text={make.data.secret} />
        <div className="flex justify-end">
          <Button variant="primary" onClick={onDone}>
            Done
          </Button>
        </div>
      </div>
    );
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Name"
        hint="What uses it, such as “render script on the laptop”."
        value={name}
        onValueChange={setName}
        maxLength={80}
        autoComplete="off"
        error={make.error ? describeProblem(problemIn(make.error)).sentence : undefined}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-meta text-second">It may</legend>
        {SCOPES.map(scope => (
          <Checkbox
            key={scope}
            label={SCOPE_WORDS[scope].label}
            hint={SCOPE_WORDS[scope].hint}
            checked={scopes.includes(scope)}
            onCheckedChange={on => setScopes(SCOPES.filter(one => (one === scope ? on : scopes.includes(one))))}
          />
        ))}
      </fieldset>
      <Select label="It is good for" value={lasts} onValueChange={setLasts} groups={[{ options: LASTS }]} />
      <div className="flex justify-end gap-2">
        <Button variant="secondary" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabledReason={missing} busy={make.isPending ? 'Making…' : undefined}>
          Make token
        </Button>
      </div>
    </form>
  );
}

/** Makes a token and shows its secret, once. */
export function NewTokenDialog({ open, onDone }: { readonly open: boolean; readonly onDone: () => void }) {
  return (
    <Dialog open={open} onOpenChange={next => !next && onDone()} title="New token" size="small">
      <NewTokenForm onDone={onDone} />
    </Dialog>
  );
}
