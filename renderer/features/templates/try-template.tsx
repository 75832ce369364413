import { FlaskConical, Square } from 'lucide-react';
import { useState } from 'react';
import { MANY_MOST } from '../../../backend/contract/enhancements.ts';
import type { Writer } from '../../../backend/contract/writers.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TrialResult } from './trial-result.tsx';
import { holdTrialWish } from './trial-store.ts';
import { type TrialOf, useTrial } from './use-trial.ts';

const asOption = ({ id, name, model, ready, reason }: Writer) => ({
  value: id,
  label: name,
  detail: model ?? undefined,
  disabledReason: ready ? undefined : reason,
});

/** Tries a template out as it stands in the form, saved or not, with words of one's own; the form and the template stay as they are. */
export function TryTemplate(props: TrialOf) {
  const { purpose } = props.template;
  const trial = useTrial(props);
  const { wish, writer, writers, model, models, enhancement, writing } = trial;
  const [seedFault, setSeedFault] = useState<string>();
  return (
    <section aria-label="Try it" className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <header>
        <h3 className="font-semibold text-section">Try it</h3>
        <p className="text-second">As it stands in the form, saved or not.</p>
      </header>
      <TextArea
        label="Words to try it with"
        rows={3}
        maxRows={8}
        maxLength={50_000}
        value={wish.text}
        onValueChange={text => holdTrialWish({ text })}
      />
      {purpose === 'edit' && (
        <TextField
          label="What is to change"
          maxLength={2_000}
          autoComplete="off"
          value={wish.instruction}
          onValueChange={instruction => holdTrialWish({ instruction })}
        />
      )}
      {purpose === 'many' && (
        <NumberField
          label="How many prompts"
          whole
          min={1}
          max={MANY_MOST}
          value={wish.count}
          onValueChange={count => count !== undefined && holdTrialWish({ count })}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Select<string>
          label="Writer"
          placeholder="None yet"
          value={writer?.id}
          onValueChange={writerId => holdTrialWish({ writerId })}
          groups={[{ options: writers.map(asOption) }]}
        />
        <Select<string>
          label="For the model"
          placeholder="None yet"
          value={model?.id}
          onValueChange={modelId => holdTrialWish({ modelId })}
          groups={[{ options: models.map(({ id, name, family }) => ({ value: id, label: name, detail: family })) }]}
        />
      </div>
      <NumberField
        optional
        label="Seed"
        hint="The same seed and words have the same answer."
        placeholder="By chance"
        whole
        min={0}
        max={4_294_967_295}
        value={wish.seed ?? undefined}
        onValueChange={seed => holdTrialWish({ seed: seed ?? null })}
        onProblemChange={setSeedFault}
      />
      <div className="flex gap-2">
        <Button
          icon={<FlaskConical />}
          disabledReason={trial.why ?? seedFault}
          busy={trial.starting ? 'Asking…' : writing ? 'Writing…' : undefined}
          onClick={trial.run}
        >
          {enhancement ? 'Try it again' : 'Try it'}
        </Button>
        {writing && (
          <Button
            variant="ghost"
            icon={<Square />}
            busy={trial.stopping ? 'Stopping…' : undefined}
            onClick={trial.stop}
          >
            Stop
          </Button>
        )}
      </div>
      {enhancement && (
        <TrialResult
          enhancement={enhancement}
          outdated={trial.outdated}
          onKeepSeed={seed => holdTrialWish({ seed })}
          onRetry={trial.run}
        />
      )}
    </section>
  );
}
