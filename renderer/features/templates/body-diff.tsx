import type { TemplateBody } from '../../../backend/contract/templates.ts';
import { DiffText } from '../../ui/diff-text.tsx';
import { FIELDS } from './template-drafts.ts';

const NAMES: Readonly<Record<(typeof FIELDS)[number], string>> = {
  name: 'Name',
  system: 'How the writer is to behave',
  user: 'What it is asked',
  mostTokens: 'Most tokens of an answer',
  creativity: 'Creativity',
};

/** What two versions of a template differ in, field by field; fields that are the same are left out. Before the first one there was nothing. */
export function BodyDiff({ before, after }: { readonly before: TemplateBody | null; readonly after: TemplateBody }) {
  const changed = FIELDS.filter(field => before?.[field] !== after[field]);
  if (changed.length === 0) return <p className="text-second">They say the same.</p>;
  return (
    <div className="flex flex-col gap-3">
      {changed.map(field => (
        <section key={field} aria-label={NAMES[field]} className="flex flex-col gap-1">
          <h4 className="font-medium text-meta text-second">{NAMES[field]}</h4>
          <div className="max-h-96 overflow-y-auto rounded-control border border-line bg-field px-2 py-1.5">
            <DiffText
              before={String(before?.[field] ?? '')}
              after={String(after[field])}
              className={field === 'system' || field === 'user' ? 'font-mono text-meta leading-5' : 'tabular-nums'}
            />
          </div>
        </section>
      ))}
    </div>
  );
}
