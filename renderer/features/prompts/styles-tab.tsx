import { useQuery } from '@tanstack/react-query';
import { Palette } from 'lucide-react';
import { useApi } from '../../api/api-context.tsx';
import { readStyles } from '../../api/wording-reads.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ImportStyles, useImportStyles } from './import-styles.tsx';
import { NEW } from './prompts-search.ts';
import { useUnsaved } from './shelf-drafts.ts';
import { hasWords, ShelfTab, type ShelfTabProps } from './shelf-tab.tsx';
import { StyleForm } from './style-form.tsx';

/** Styles: named words that are put around a prompt. */
export function StylesTab(props: ShelfTabProps) {
  const { search, onSearchChange } = props;
  const read = useQuery(readStyles(useApi()));
  const unsaved = useUnsaved('style');
  const importing = useImportStyles();
  const styles = read.data ?? [];
  const { q, item } = search;
  const chosen = styles.find(({ id }) => id === item);
  const show = (next: string | undefined) => onSearchChange({ ...search, item: next });
  const items = styles
    .filter(({ name, before, after, negative }) => hasWords(q, name, before, after, negative))
    .map(({ id, name }) => ({ id, label: name, unsaved: unsaved(id) }));
  const fresh = unsaved(NEW) || item === NEW ? [{ id: NEW, label: 'New style', unsaved: unsaved(NEW) }] : [];
  return (
    <div className="h-full" {...importing.handlers}>
      <ShelfTab
        {...props}
        many="styles"
        add="New style"
        read={read}
        groups={[{ items: [...fresh, ...items] }]}
        tools={<ImportStyles importing={importing} />}
        form={
          item === NEW || chosen ? (
            <StyleForm key={item} style={chosen ?? null} onSaved={show} onRemoved={() => show(undefined)} />
          ) : null
        }
        unchosen={
          <EmptyState
            illustration={<Palette />}
            title={styles.length === 0 ? 'No styles yet' : 'Choose a style'}
            sentence="A style is a name for words that are put around your own: a medium, a light, a lens, and what to leave out. Choose it under the prompt in Work. Your styles.csv of another program can be imported: press Import, or drop it here."
            action={
              styles.length === 0 && (
                <Button variant="primary" onClick={() => show(NEW)}>
                  Make the first style
                </Button>
              )
            }
          />
        }
      />
    </div>
  );
}
