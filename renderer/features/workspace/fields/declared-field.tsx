import type { ParameterValue } from '../../../../backend/contract/parameters.ts';
import { AmountField } from './amount-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import type { DeclaredFieldProps } from './field-props.ts';
import { FlagField } from './flag-field.tsx';
import { ImageField, type ImageFieldProps } from './image-field.tsx';
import { PromptField } from './prompt-field.tsx';
import { SeedField } from './seed-field.tsx';
import { SizeField } from './size-field.tsx';

/** Any declared parameter with its value, and what a picture field needs beside. */
export type AnyFieldProps = DeclaredFieldProps<ParameterValue> &
  Pick<ImageFieldProps, 'bringing' | 'onFiles' | 'onFilesRefused' | 'onTake'> & { readonly modelId: string };

/** The field for a declared parameter, by its type. A value of another type is not shown as its value. */
export function DeclaredField(props: AnyFieldProps) {
  const { value, modelId, bringing, onFiles, onFilesRefused, onTake, ...rest } = props;
  switch (props.parameter.type) {
    case 'text':
      return <PromptField {...rest} modelId={modelId} value={typeof value === 'string' ? value : undefined} />;
    case 'integer':
    case 'number':
      return <AmountField {...rest} value={typeof value === 'number' ? value : undefined} />;
    case 'choice':
      return <ChoiceField {...rest} value={typeof value === 'string' ? value : undefined} />;
    case 'flag':
      return <FlagField {...rest} value={typeof value === 'boolean' ? value : undefined} />;
    case 'image': {
      const picture = typeof value === 'object' && 'media' in value ? value : undefined;
      const drops = { bringing, onFiles, onFilesRefused, onTake };
      return <ImageField {...rest} {...drops} value={picture} />;
    }
    case 'size':
      return <SizeField {...rest} value={typeof value === 'object' && 'width' in value ? value : undefined} />;
    case 'seed':
      return <SeedField {...rest} value={typeof value === 'number' ? value : undefined} />;
    default:
      return props.parameter.type satisfies never;
  }
}
