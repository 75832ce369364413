import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';

function ShownSecret({ workerId }: { readonly workerId: string }) {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: keys.callbackSecret(workerId),
    queryFn: ({ signal }) => unwrap(api.readCallbackSecret({ params: { workerId } }, { signal })),
    // A secret is not held longer than it is looked at.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <SpinnerWithWords words="Reading the secret…" />;
  return <CopyLine what="Callback secret" text={data.secret} />;
}

/** The secret with which an OurVidz worker may sign what it reports; shown only when it is asked for. */
export function CallbackSecret({ workerId }: { readonly workerId: string }) {
  const [shown, setShown] = useState(false);
  return (
    <section className="mt-4 flex flex-col gap-2 border-line border-t pt-4">
      <h3 className="font-medium text-text">Signed callbacks</h3>
      <p className="text-meta text-second">
        A worker that can sign proves with this secret that a callback is its own. The secret is never sent, so nobody
        on the line can read it along as they can the token.
      </p>
      {shown ? (
        <ShownSecret workerId={workerId} />
      ) : (
        <div>
          <Button size="small" onClick={() => setShown(true)}>
            Show the callback secret
          </Button>
        </div>
      )}
    </section>
  );
}
