import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { content } from '../../../backend/contract/content.ts';
import type { Input } from '../../../backend/contract/endpoint.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { readContent, readSession } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Switch } from '../../ui/switch.tsx';
import { RefusalList } from './refusal-list.tsx';
import { SettingsSection } from './settings-section.tsx';

type Change = Input<typeof content.changeContent>['body'];

/** What may be made here, how it is shown, and what was refused. */
export function ContentSettings() {
  const api = useApi();
  const queryClient = useQueryClient();
  const rules = useQuery(readContent(api));
  const role = useQuery(readSession(api)).data?.person.role;
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (body: Change) => unwrap(api.changeContent({ body })),
    onSuccess: told => {
      queryClient.setQueryData(keys.content, told);
      setAsking(false);
    },
    onError: error => showProblem(problemIn(error)),
  });
  const disabledReason = role === 'owner' ? undefined : 'Only the owner can change this.';
  return (
    <SettingsSection title="Content">
      {rules.error ? (
        <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />
      ) : rules.data ? (
        <>
          <Switch
            label="Projects may make content for adults"
            hint="Nudity, sex and gore. Each project is asked for it apart. Never allowed: anything sexual with a child, or of a real person."
            disabledReason={disabledReason}
            checked={rules.data.mature}
            onCheckedChange={mature => (mature ? setAsking(true) : change.mutate({ mature }))}
          />
          <Switch
            label="Blur it until it is opened"
            hint="In the workspace and the library, for all who use this studio."
            disabledReason={disabledReason}
            checked={rules.data.blur}
            onCheckedChange={blur => change.mutate({ blur })}
          />
        </>
      ) : (
        <SpinnerWithWords words="Reading what is allowed…" />
      )}
      {(role === 'owner' || role === 'admin') && <RefusalList />}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Allow content for adults?"
        description="Say so only as an adult, and only where the law you live under allows it. Such pictures are blurred until they are opened."
        confirmLabel="I am an adult, allow it"
        busy={change.isPending ? 'Saving…' : undefined}
        onConfirm={() => change.mutate({ mature: true, adult: true })}
      />
    </SettingsSection>
  );
}
