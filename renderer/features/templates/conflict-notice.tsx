import { GitFork } from 'lucide-react';
import type { Template } from '../../../backend/contract/templates.ts';
import { Button } from '../../ui/button.tsx';
import { offerUndo } from '../../ui/offer-undo.ts';
import { BodyDiff } from './body-diff.tsx';
import { dropDraft, holdDraft, type TemplateDraft } from './template-drafts.ts';
import { sayAuthor } from './template-names.ts';

type ConflictNoticeProps = { readonly template: Template; readonly draft: TemplateDraft };

/** Somebody saved while this was being written: shows what yours would change in theirs, and lets one choose. Neither is lost before that. */
export function ConflictNotice({ template, draft }: ConflictNoticeProps) {
  const { id, version, body } = template;
  const takeTheirs = () => {
    dropDraft(id);
    offerUndo('Your text was let go', () => holdDraft(id, draft));
  };
  return (
    <section
      aria-label="Another version came first"
      className="flex flex-col gap-3 rounded-card border border-warn bg-warn-tint p-4"
    >
      <div className="flex items-start gap-2.5">
        <GitFork aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
        <div className="min-w-0">
          <h3 className="font-semibold">Version {version} came while you were writing</h3>
          <p className="text-second">
            It is {sayAuthor(template)}; yours began from version {draft.basedOn}. Below is what saving yours would
            change in it.
          </p>
        </div>
      </div>
      <BodyDiff before={body} after={draft.body} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => holdDraft(id, { ...draft, basedOn: version })}>Go on with mine</Button>
        <Button onClick={takeTheirs}>Take version {version}</Button>
      </div>
    </section>
  );
}
