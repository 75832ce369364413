import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useApi } from '../api/api-context.tsx';
import { ProblemNotice } from '../api/problem-notice.tsx';
import { keys } from '../api/query-keys.ts';
import { readSession } from '../api/reads.ts';
import { problemIn } from '../api/unwrap.ts';
import { SpinnerWithWords } from '../ui/spinner-with-words.tsx';
import { SignInPage } from './sign-in-page.tsx';

const RETRY_MS = 2_000;

/** Lets only a signed-in person in; trades the token of the address for a session first, and waits for a studio that is starting. */
export function SessionGate({ token, children }: { token: string | null; children: ReactNode }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [trading, setTrading] = useState(token !== null);
  const [usedUp, setUsedUp] = useState(false);
  const session = useQuery({
    ...readSession(api),
    enabled: !trading,
    retry: (_, error) => problemIn(error).code === 'unreachable',
    retryDelay: RETRY_MS,
  });

  useEffect(() => {
    if (token === null) return;
    const trade = async () => {
      const result = await api.signIn({ body: { token } });
      // A used token may come from a reload of the same window, whose cookie still holds: readSession decides.
      if (result.ok) queryClient.setQueryData(keys.session, result.value);
      else setUsedUp(true);
      setTrading(false);
    };
    void trade();
  }, [api, queryClient, token]);

  if (session.data) return children;
  if (session.error) {
    const signedOut = problemIn(session.error).code === 'not_signed_in';
    const retry = () => void session.refetch();
    if (signedOut) return <SignInPage usedUp={usedUp} onRetry={retry} />;
    return (
      <main className="grid h-full place-items-center">
        <ProblemNotice error={session.error} onRetry={retry} />
      </main>
    );
  }
  return (
    <main className="grid h-full place-items-center">
      <SpinnerWithWords
        words={session.failureCount > 0 ? 'The studio does not answer yet. Trying again…' : 'Opening the studio…'}
      />
    </main>
  );
}
