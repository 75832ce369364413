import { useQuery } from '@tanstack/react-query';
import { Dices } from 'lucide-react';
import { useApi } from '../../api/api-context.tsx';
import { readWildcards } from '../../api/wording-reads.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NEW } from './prompts-search.ts';
import { useUnsaved } from './shelf-drafts.ts';
import { hasWords, ShelfTab, type ShelfTabProps } from './shelf-tab.tsx';
import { WildcardForm } from './wildcard-form.tsx';

/** Wildcards: lists of words, of which one is drawn wherever a prompt names them. */
export function WildcardsTab(props: ShelfTabProps) {
  const { projectId, search, onSearchChange } = props;
  const read = useQuery(readWildcards(useApi()));
  const unsaved = useUnsaved('wildcard');
  const wildcards = read.data ?? [];
  const { q, item } = search;
  const chosen = wildcards.find(({ name }) => name === item);
  const show = (next: string | undefined) => onSearchChange({ ...search, item: next });
  const items = wildcards
    .filter(({ name, text }) => hasWords(q, name, text))
    .map(({ name, lines }) => ({
      id: name,
      label: name,
      detail: `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`,
      unsaved: unsaved(name),
    }));
  const fresh = unsaved(NEW) || item === NEW ? [{ id: NEW, label: 'New wildcard', unsaved: unsaved(NEW) }] : [];
  return (
    <ShelfTab
      {...props}
      many="wildcards"
      add="New wildcard"
      read={read}
      groups={[{ items: [...fresh, ...items] }]}
      form={
        item === NEW || chosen ? (
          <WildcardForm
            key={item}
            projectId={projectId}
            wildcard={chosen ?? null}
            onSaved={show}
            onRemoved={() => show(undefined)}
          />
        ) : null
      }
      unchosen={
        <EmptyState
          illustration={<Dices />}
          title={wildcards.length === 0 ? 'No wildcards yet' : 'Choose a wildcard'}
          sentence={
            <>
              A wildcard is a list of words. Write <code>__animal__</code> in a prompt, and each take has one line of
              the list <code>animal</code> in its place, drawn by the take’s seed. <code>{'{red|blue}'}</code> draws
              without a list.
            </>
          }
          action={
            wildcards.length === 0 && (
              <Button variant="primary" onClick={() => show(NEW)}>
                Make the first wildcard
              </Button>
            )
          }
        />
      }
    />
  );
}
