import { ArrowLeftRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ParameterValue, Size } from '../../../../backend/contract/parameters.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { DeclaredFieldProps } from './field-props.ts';

const CUSTOM = 'custom';
const keyOf = ({ width, height }: Size) => `${width}x${height}`;
const isSize = (value: ParameterValue | undefined): value is Size => typeof value === 'object' && 'width' in value;

/** A size by its name, or any width and height within the model's limits. */
export function SizeField({ parameter, value, error, onChange, onTypedProblem }: DeclaredFieldProps<Size>) {
  const { label, hint, sizes = [], min, max, step, unit = 'px' } = parameter;
  const usual = isSize(parameter.default) ? parameter.default : undefined;
  const size = value ?? usual ?? sizes[0];
  const named = sizes.some(known => size !== undefined && keyOf(known) === keyOf(size));
  const [custom, setCustom] = useState(!named);
  const problems = useRef<{ width?: string | undefined; height?: string | undefined }>({});

  const choose = (next: Size) => onChange(usual && keyOf(next) === keyOf(usual) ? undefined : next);
  const chooseNamed = (key: string) => {
    const found = sizes.find(known => keyOf(known) === key);
    setCustom(found === undefined);
    // Leaving the custom boxes takes away whatever unusable number stood in them.
    if (found) problems.current = {};
    onTypedProblem(undefined);
    if (found) choose({ width: found.width, height: found.height });
  };
  const note = (side: 'width' | 'height', problem: string | undefined) => {
    problems.current = { ...problems.current, [side]: problem };
    const { width, height } = problems.current;
    onTypedProblem(width ? `Width: ${width}` : height ? `Height: ${height}` : undefined);
  };
  const limits = { min, max, multipleOf: step, unit, whole: true, step: step ?? 1 };
  const width = size?.width ?? min ?? 512;
  const height = size?.height ?? min ?? 512;

  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-1.5">
        <div className="min-w-0 grow">
          <Select
            label={label}
            error={error}
            value={custom || !named ? CUSTOM : keyOf({ width, height })}
            onValueChange={chooseNamed}
            groups={[
              {
                options: [
                  ...sizes.map(known => ({
                    value: keyOf(known),
                    label: `${known.label}, ${known.width} × ${known.height}`,
                  })),
                  { value: CUSTOM, label: 'Custom…' },
                ],
              },
            ]}
          />
        </div>
        <IconButton
          label="Swap width and height"
          variant="secondary"
          onClick={() => choose({ width: height, height: width })}
        >
          <ArrowLeftRight aria-hidden />
        </IconButton>
      </div>
      {(custom || !named) && (
        <div className="grid grid-cols-2 gap-2">
          <NumberField
            {...limits}
            label="Width"
            value={width}
            onValueChange={next => next !== undefined && choose({ width: next, height })}
            onProblemChange={problem => note('width', problem)}
          />
          <NumberField
            {...limits}
            label="Height"
            value={height}
            onValueChange={next => next !== undefined && choose({ width, height: next })}
            onProblemChange={problem => note('height', problem)}
          />
        </div>
      )}
      {hint && <p className="text-meta text-faint">{hint}</p>}
    </div>
  );
}
