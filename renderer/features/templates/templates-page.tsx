import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { FiguresPanel } from './figures-panel.tsx';
import { TemplateDetail } from './template-detail.tsx';
import { TemplateList } from './template-list.tsx';
import { readTemplates } from './template-reads.ts';

/** What the page shows: the templates or the figures, and which template is open. */
export type TemplatesView = 'templates' | 'figures';

type TemplatesPageProps = {
  readonly projectId: string;
  readonly view: TemplatesView;
  readonly open: string | undefined;
  readonly onViewChange: (view: TemplatesView) => void;
  readonly onOpen: (id: string | undefined) => void;
  readonly onOpenWork: () => void;
};

/** From this width on, in px, the list stands beside the template. */
const BESIDE_PX = 1_100;

type LibraryProps = Pick<TemplatesPageProps, 'projectId' | 'open' | 'onOpen'> & { readonly beside: boolean };

function TemplateLibrary({ projectId, open, onOpen, beside }: LibraryProps) {
  const { data: templates, error, refetch } = useQuery(readTemplates(useApi()));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!templates) return <SpinnerWithWords words="Reading the templates…" />;
  const list = <TemplateList templates={templates} open={open} onOpen={onOpen} />;
  const detail = open !== undefined && (
    <div className="min-h-0 overflow-y-auto">
      <TemplateDetail
        key={open}
        id={open}
        projectId={projectId}
        onBack={beside ? undefined : () => onOpen(undefined)}
      />
    </div>
  );
  if (!beside) return <div className="grid h-full min-h-0">{detail || list}</div>;
  return (
    <div className="grid h-full min-h-0 grid-cols-[19rem_minmax(0,1fr)]">
      <div className="min-h-0 border-line border-r">{list}</div>
      {detail || (
        <div className="grid place-items-center">
          <EmptyState
            illustration={<FileText />}
            title="Choose a template"
            sentence="It says how a writer is to behave and what it is asked. Change it, try it beside, and go back to any version."
          />
        </div>
      )}
    </div>
  );
}

/** What writers are told, to be changed and tried; and how writing goes. */
export function TemplatesPage({ projectId, view, open, onViewChange, onOpen, onOpenWork }: TemplatesPageProps) {
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  const beside = useElementWidth(page) >= BESIDE_PX;
  return (
    <div ref={setPage} className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center justify-between gap-4 border-line border-b px-5 py-3">
        <div>
          <h1 className="font-semibold text-page">Prompt templates</h1>
          <p className="text-second">What writers are told when they work on a prompt.</p>
        </div>
        <SegmentedControl<TemplatesView>
          label="View"
          value={view}
          onValueChange={onViewChange}
          segments={[
            { value: 'templates', label: 'Templates' },
            { value: 'figures', label: 'Figures' },
          ]}
        />
      </header>
      <div className="min-h-0 grow">
        {view === 'figures' ? (
          <div className="h-full overflow-y-auto">
            <div className="mx-auto max-w-300 p-5">
              <FiguresPanel onOpenWork={onOpenWork} />
            </div>
          </div>
        ) : (
          <TemplateLibrary projectId={projectId} open={open} onOpen={onOpen} beside={beside} />
        )}
      </div>
    </div>
  );
}
