import { Undo2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Template, TemplateBody } from '../../../backend/contract/templates.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { offerUndo } from '../../ui/offer-undo.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { findFaults, findLack } from './find-faults.ts';
import { useSaveTemplate } from './template-calls.ts';
import { draftOf, dropDraft, holdDraft, isSameBody, type TemplateDraft } from './template-drafts.ts';
import { useWhyReadOnly } from './use-why-read-only.ts';
import { WordsField } from './words-field.tsx';

type TemplateFormProps = { readonly template: Template; readonly draft: TemplateDraft | undefined };

/** A template's words and numbers, held with every key; saving makes a version of them. */
export function TemplateForm({ template, draft: held }: TemplateFormProps) {
  const draft = held ?? draftOf(template);
  const { body, note, basedOn } = draft;
  const save = useSaveTemplate(template.id);
  const readOnly = useWhyReadOnly();
  const [numbers, setNumbers] = useState<Readonly<Record<string, string | undefined>>>({});
  const set = (change: Partial<TemplateBody>) => {
    const next = { ...body, ...change };
    if (isSameBody(next, template.body) && note === '' && basedOn === template.version) dropDraft(template.id);
    else holdDraft(template.id, { ...draft, body: next });
  };
  const faults = findFaults(body);
  const lack = findLack(template.purpose, body);
  const why = (() => {
    if (readOnly !== undefined) return readOnly;
    if (basedOn !== template.version) return 'Choose between the two texts first';
    if (isSameBody(body, template.body)) return 'Nothing is changed yet';
    return Object.values(faults)[0] ?? Object.values(numbers).find(problem => problem !== undefined);
  })();
  const submit = () => {
    if (why === undefined && !save.isPending) save.mutate({ ...draft, note: note.trim() });
  };
  const discard = () => {
    dropDraft(template.id);
    offerUndo('Your changes were let go', () => holdDraft(template.id, draft));
  };
  const hear = (field: keyof TemplateBody) => (problem: string | undefined) =>
    setNumbers(known => (known[field] === problem ? known : { ...known, [field]: problem }));
  useHotkeys({ 'mod+s': submit }, { whileTyping: true });
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form aria-label="Template" onSubmit={send} className="flex min-w-0 flex-col gap-4">
      <TextField
        label="Name"
        value={body.name}
        error={faults.name}
        autoComplete="off"
        onValueChange={name => set({ name })}
      />
      <WordsField
        label="How the writer is to behave"
        hint="The system message. What stands in braces is put in as data, between marks."
        rows={6}
        value={body.system}
        error={faults.system}
        onValueChange={system => set({ system })}
      />
      <WordsField
        label="What it is asked"
        hint={lack ?? 'The user message. It must have {{prompt}}.'}
        rows={4}
        value={body.user}
        error={faults.user}
        onValueChange={user => set({ user })}
      />
      <div className="grid grid-cols-2 gap-4">
        <NumberField
          label="Most tokens of an answer"
          hint="By the writer’s own counting."
          whole
          min={16}
          max={4_096}
          value={body.mostTokens}
          onValueChange={mostTokens => mostTokens !== undefined && set({ mostTokens })}
          onProblemChange={hear('mostTokens')}
        />
        <NumberField
          label="Creativity"
          hint="The temperature: 0 keeps close, 2 strays far."
          min={0}
          max={2}
          step={0.1}
          value={body.creativity}
          onValueChange={creativity => creativity !== undefined && set({ creativity })}
          onProblemChange={hear('creativity')}
        />
      </div>
      <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-end gap-3 border-line border-t bg-ground px-1 py-3">
        <div className="min-w-40 grow basis-40">
          <TextField
            label="Why, for the history"
            value={note}
            maxLength={200}
            autoComplete="off"
            placeholder="Optional"
            onValueChange={next => holdDraft(template.id, { ...draft, note: next })}
          />
        </div>
        {held && (
          <Button variant="ghost" icon={<Undo2 />} onClick={discard}>
            Let changes go
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          shortcut="mod+s"
          disabledReason={why}
          busy={save.isPending ? 'Saving…' : undefined}
        >
          Save version {template.version + 1}
        </Button>
      </div>
    </form>
  );
}
