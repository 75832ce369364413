import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dialect, Token } from '../../../backend/contract/tokens.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { readTokens } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { sayMoment } from '../../ui/say-time.ts';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { SCOPE_WORDS } from './scope-words.ts';

const STATES = { good: null, expired: 'Run out', revoked: 'Revoked' } as const;

const DIALECT_TOKENS: Readonly<Record<Dialect, string>> = {
  reigh: 'For a Wan2GP worker (Reigh)',
  ourvidz: 'For an OurVidz worker',
};

function TokenRow({ token, onRevoke }: { readonly token: Token; readonly onRevoke: () => void }) {
  const { name, hint, scopes, dialect, state, expiresAt, lastUsedAt } = token;
  const used = lastUsedAt === null ? 'never used' : `last used ${sayMoment(lastUsedAt)}`;
  const until = expiresAt === null ? 'good until revoked' : `until ${sayMoment(expiresAt)}`;
  return (
    <li className="flex items-start gap-3 border-line border-t py-2 first:border-t-0">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 truncate">{name}</span>
          <code className="font-mono text-faint text-meta">{hint}…</code>
          {STATES[state] !== null && <Badge tone="warn">{STATES[state]}</Badge>}
        </p>
        <p className="text-meta text-second">
          {[
            dialect === null
              ? `May ${scopes.map(scope => SCOPE_WORDS[scope].short).join(', ')}`
              : DIALECT_TOKENS[dialect],
            used,
            ...(state === 'good' ? [until] : []),
          ].join(' · ')}
        </p>
      </div>
      {state !== 'revoked' && (
        <Button size="small" aria-label={`Revoke the token ${name}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}

/** The tokens that let machines and programs in: made, looked over and revoked here. */
export function TokenList() {
  const api = useApi();
  const queryClient = useQueryClient();
  const tokens = useQuery(readTokens(api));
  const [asked, setAsked] = useState<Token>();
  const [making, setMaking] = useState(false);
  const revoke = useMutation({
    mutationFn: (id: string) => unwrap(api.revokeToken({ params: { id } })),
    onSuccess: ended =>
      queryClient.setQueryData<Token[]>(keys.tokens, known =>
        known?.map(token => (token.id === ended.id ? ended : token)),
      ),
    onError: (error, id) => showProblem(problemIn(error), () => revoke.mutate(id)),
    onSettled: () => setAsked(undefined),
  });
  return (
    <section aria-label="Tokens" className="flex flex-col gap-2">
      <header className="flex items-center justify-between gap-4">
        <div>
          <h3 className="font-medium">Tokens</h3>
          <p className="text-meta text-faint">Each paired machine has one. Make another for a program of your own.</p>
        </div>
        <Button onClick={() => setMaking(true)}>New token</Button>
      </header>
      {tokens.error ? (
        <ProblemNotice error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : (
        tokens.data && (
          <ul>
            {tokens.data.map(token => (
              <TokenRow key={token.id} token={token} onRevoke={() => setAsked(token)} />
            ))}
            {tokens.data.length === 0 && <li className="text-meta text-second">There is none yet.</li>}
          </ul>
        )
      )}
      <NewTokenDialog open={making} onDone={() => setMaking(false)} />
      <AlertDialog
        open={asked !== undefined}
        onOpenChange={open => !open && setAsked(undefined)}
        title={`Revoke the token ${asked?.name ?? ''}?`}
        description="Whoever uses it is out at once. A task that its machine is running goes back to the queue."
        confirmLabel="Revoke"
        danger
        busy={revoke.isPending ? 'Revoking…' : undefined}
        onConfirm={() => asked && revoke.mutate(asked.id)}
      />
    </section>
  );
}
