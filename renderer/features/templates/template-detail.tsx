import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { sayMoment } from '../../ui/say-time.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { HistoryList } from './history-list.tsx';
import { useTemplateDrafts } from './template-drafts.ts';
import { TemplateForm } from './template-form.tsx';
import { CONTENT_NAMES, FAMILY_NAMES, PURPOSE_NAMES, sayAuthor } from './template-names.ts';
import { readTemplate } from './template-reads.ts';
import { TryTemplate } from './try-template.tsx';

type TemplateDetailProps = {
  readonly id: string;
  readonly projectId: string;
  /** Leads back to the list where there is no room for both. */
  readonly onBack: (() => void) | undefined;
};
type View = 'edit' | 'history';

/** One template: its words with a trial beside them, and its history. */
export function TemplateDetail({ id, projectId, onBack }: TemplateDetailProps) {
  const [view, setView] = useState<View>('edit');
  const { data, error, refetch } = useQuery(readTemplate(useApi(), id));
  const draft = useTemplateDrafts(({ drafts }) => drafts[id]);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <SpinnerWithWords words="Reading the template…" />;
  const { template, versions } = data;
  const { purpose, family, content, version, body, changedAt } = template;
  return (
    <article aria-label={body.name} className="@container flex flex-col gap-4 p-5">
      <header className="flex flex-col gap-1">
        {onBack && (
          <div className="-ml-2">
            <Button variant="ghost" size="small" icon={<ArrowLeft />} onClick={onBack}>
              All templates
            </Button>
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-semibold text-section">{body.name}</h2>
          <Badge>{FAMILY_NAMES[family]}</Badge>
          <Badge tone={content === 'mature' ? 'warn' : 'neutral'}>{CONTENT_NAMES[content]}</Badge>
        </div>
        <p className="text-second">
          {PURPOSE_NAMES[purpose]}. Version {version} {sayAuthor(template)}, {sayMoment(changedAt)}.
        </p>
      </header>
      <Tabs<View>
        label="Template"
        value={view}
        onValueChange={setView}
        tabs={[
          {
            value: 'edit',
            label: 'Edit and try',
            content: (
              <div className="flex flex-col gap-5">
                {draft && draft.basedOn !== version && <ConflictNotice template={template} draft={draft} />}
                <div className="grid grid-cols-1 items-start gap-5 @min-[760px]:grid-cols-[minmax(0,1fr)_minmax(19rem,24rem)]">
                  <TemplateForm template={template} draft={draft} />
                  <TryTemplate template={template} body={draft?.body ?? body} projectId={projectId} />
                </div>
              </div>
            ),
          },
          {
            value: 'history',
            label: 'History',
            count: versions.length,
            content: <HistoryList template={template} versions={versions} />,
          },
        ]}
      />
    </article>
  );
}
