import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type InputChoice, withFact } from './workflow-form.ts';

const TYPES: Readonly<Record<InputChoice['parameter']['type'], string>> = {
  text: 'text',
  integer: 'whole number',
  number: 'number',
  choice: 'choice',
  flag: 'on or off',
  image: 'picture',
  size: 'width and height',
  seed: 'seed',
};

type InputRowProps = { readonly input: InputChoice; readonly onChange: (change: Partial<InputChoice>) => void };

function Range({ input: { parameter }, onChange }: InputRowProps) {
  const whole = parameter.type === 'integer';
  const set = (fact: 'min' | 'max' | 'default') => (value: number | undefined) =>
    onChange({ parameter: withFact(parameter, fact, value) });
  const usual = typeof parameter.default === 'number' ? parameter.default : undefined;
  return (
    <div className="grid grid-cols-3 gap-2">
      <NumberField
        optional
        label={`Least ${parameter.label}`}
        whole={whole}
        value={parameter.min}
        onValueChange={set('min')}
      />
      <NumberField
        optional
        label={`Most ${parameter.label}`}
        whole={whole}
        value={parameter.max}
        onValueChange={set('max')}
      />
      <NumberField
        optional
        label={`Usual ${parameter.label}`}
        whole={whole}
        value={usual}
        onValueChange={set('default')}
      />
    </div>
  );
}

/** One input that was found: whether it is on the form, under which label, and for a number in which range. */
export function InputRow({ input, onChange }: InputRowProps) {
  const { parameter, slots, where, chosen } = input;
  const ranged = parameter.type === 'integer' || parameter.type === 'number';
  const places = [...new Set(slots.map(slot => slot.input))].join(' and ');
  return (
    <li className="flex flex-col gap-2 border-line border-b py-2 last:border-b-0">
      <Checkbox
        label={parameter.label.trim() === '' ? parameter.name : parameter.label}
        hint={`${TYPES[parameter.type]} · ${where}, ${places}${slots.length > 1 ? `, in ${slots.length} places` : ''}`}
        checked={chosen}
        onCheckedChange={next => onChange({ chosen: next })}
      />
      {chosen && (
        <div className="flex flex-col gap-2 pl-6">
          <TextField
            label={`Label of ${parameter.name}`}
            labelHidden
            value={parameter.label}
            maxLength={80}
            autoComplete="off"
            onValueChange={label => onChange({ parameter: { ...parameter, label } })}
          />
          {ranged && <Range input={input} onChange={onChange} />}
        </div>
      )}
    </li>
  );
}
