import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { Template } from '../../../backend/contract/templates.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { chooseTemplates, type TemplateFilter } from './choose-templates.ts';
import { useTemplateDrafts } from './template-drafts.ts';
import { CONTENT_NAMES, FAMILY_NAMES, PURPOSE_NAMES, sayAuthor } from './template-names.ts';

type TemplateListProps = {
  readonly templates: readonly Template[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
};

const EVERYTHING: TemplateFilter = { words: '', family: 'all', content: 'all' };
const optionsOf = <Value extends string>(all: string, names: Readonly<Record<Value, string>>) => [
  {
    options: [
      { value: 'all' as const, label: all },
      ...(Object.keys(names) as Value[]).map(value => ({ value, label: names[value] })),
    ],
  },
];
const FAMILIES = optionsOf('All families', FAMILY_NAMES);
const CONTENTS = optionsOf('All content', CONTENT_NAMES);

/** Arrow keys walk the list, so that Tab leads past it. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-template]')];
  const here = rows.findIndex(row => row.matches(':focus'));
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
}

type RowProps = {
  readonly template: Template;
  readonly open: boolean;
  readonly reached: boolean;
  readonly onOpen: () => void;
};

function Row({ template, open, reached, onOpen }: RowProps) {
  const { id, family, content, version, body } = template;
  const changed = useTemplateDrafts(({ drafts }) => id in drafts);
  return (
    <button
      type="button"
      data-template={id}
      tabIndex={reached ? 0 : -1}
      aria-current={open ? 'true' : undefined}
      onClick={onOpen}
      className="flex w-full cursor-default flex-col gap-0.5 rounded-control px-2.5 py-1.5 text-left transition-colors hover:bg-hover aria-[current=true]:bg-selected"
    >
      <span className="flex w-full items-center gap-1.5">
        <span className="min-w-0 grow text-pretty">{body.name}</span>
        {content === 'mature' && <Badge tone="warn">18+</Badge>}
        {changed && (
          <Badge tone="accent" dot>
            Not saved
          </Badge>
        )}
      </span>
      <span className="text-pretty text-meta text-second">
        {FAMILY_NAMES[family]} · version {version}, {sayAuthor(template)}
      </span>
    </button>
  );
}

/** All templates by what they are for, narrowed down by words, family and content. */
export function TemplateList({ templates, open, onOpen }: TemplateListProps) {
  const [filter, setFilter] = useState(EVERYTHING);
  const narrow = (change: Partial<TemplateFilter>) => setFilter({ ...filter, ...change });
  const groups = chooseTemplates(templates, filter);
  const shown = groups.flatMap(group => group.templates);
  const reached = shown.find(({ id }) => id === open) ?? shown[0];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-col gap-2 p-3">
        <TextField
          label="Find a template"
          labelHidden
          type="search"
          placeholder="Find a template"
          leading={<Search />}
          value={filter.words}
          onValueChange={words => narrow({ words })}
        />
        <div className="grid grid-cols-2 gap-2">
          <Select
            label="Family"
            labelHidden
            size="small"
            value={filter.family}
            onValueChange={family => narrow({ family })}
            groups={FAMILIES}
          />
          <Select
            label="Content"
            labelHidden
            size="small"
            value={filter.content}
            onValueChange={content => narrow({ content })}
            groups={CONTENTS}
          />
        </div>
        <p role="status" className="text-meta text-second tabular-nums">
          {shown.length === templates.length
            ? `${templates.length} templates`
            : `${shown.length} of ${templates.length} templates`}
        </p>
      </div>
      <nav aria-label="Templates" onKeyDown={walk} className="min-h-0 grow overflow-y-auto px-1.5 pb-4">
        {groups.map(({ purpose, templates: ofPurpose }) => (
          <section key={purpose} aria-label={PURPOSE_NAMES[purpose]} className="mb-3">
            <h2 className="px-2.5 py-1 font-medium text-meta text-second">{PURPOSE_NAMES[purpose]}</h2>
            {ofPurpose.map(template => (
              <Row
                key={template.id}
                template={template}
                open={template.id === open}
                reached={template === reached}
                onOpen={() => onOpen(template.id)}
              />
            ))}
          </section>
        ))}
        {groups.length === 0 && (
          <div className="flex flex-col items-start gap-2 px-2.5 text-second">
            <p>No template is like that.</p>
            <Button size="small" onClick={() => setFilter(EVERYTHING)}>
              Show all
            </Button>
          </div>
        )}
      </nav>
    </div>
  );
}
