import { useState } from 'react';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** From so many on they are looked for by name. */
const MANY = 20;

type ModelChoiceProps = {
  readonly models: readonly string[];
  readonly model: string | null;
  readonly onChange: (model: string) => void;
  readonly error: string | undefined;
};

/** Chooses one of a writer's models. */
export function ModelChoice({ models, model, onChange, error }: ModelChoiceProps) {
  const [sought, setSought] = useState('');
  const word = sought.trim().toLowerCase();
  const found = models.filter(name => name.toLowerCase().includes(word) || name === model);
  const options = found.map(name => ({ value: name, label: name }));
  return (
    <>
      {models.length > MANY && (
        <TextField
          label="Find a model"
          type="search"
          value={sought}
          onValueChange={setSought}
          aside={`${options.length} of ${models.length}`}
          spellCheck={false}
        />
      )}
      <Select
        label="Model"
        value={model ?? undefined}
        onValueChange={onChange}
        groups={[{ options }]}
        placeholder={options.length === 0 ? 'None has that in its name' : 'Choose a model'}
        error={error}
      />
    </>
  );
}
