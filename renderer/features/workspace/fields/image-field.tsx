import { X } from 'lucide-react';
import { mediaUrl } from '../../../../backend/contract/bytes.ts';
import type { MediaReference } from '../../../../backend/contract/parameters.ts';
import { Button } from '../../../ui/button.tsx';
import { DropZone } from '../../../ui/drop-zone.tsx';
import { SpinnerWithWords } from '../../../ui/spinner-with-words.tsx';
import { PICTURE_TYPES } from '../bring-in.ts';
import { TAKE_DRAG_TYPE } from '../take-drag.ts';
import type { DeclaredFieldProps } from './field-props.ts';

/** A picture field also takes files and dragged takes; `bringing` is the name of a file on its way in. */
export type ImageFieldProps = Omit<DeclaredFieldProps<MediaReference>, 'onTypedProblem'> & {
  readonly bringing: string | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onFilesRefused: (files: readonly File[]) => void;
  readonly onTake: (data: string) => void;
};

/** A picture given to the model: dropped, pasted, or chosen by hand. */
export function ImageField(props: ImageFieldProps) {
  const { parameter, value, error, onChange, bringing, onFiles, onFilesRefused, onTake } = props;
  const { label, hint } = parameter;
  return (
    <div className="flex flex-col gap-1">
      <DropZone
        label={value ? label : `${label}: drop a take or a file`}
        hint={hint}
        fileKinds={PICTURE_TYPES}
        dragTypes={[TAKE_DRAG_TYPE]}
        onDrag={(_type, data) => onTake(data)}
        onFiles={onFiles}
        onFilesRefused={onFilesRefused}
      >
        {bringing !== null ? (
          <div className="p-3">
            <SpinnerWithWords words={`Bringing in ${bringing}…`} />
          </div>
        ) : value ? (
          <div className="flex items-center gap-3 p-2">
            <img
              src={mediaUrl(value.media, 'thumb')}
              alt={`${label} that is used`}
              className="size-16 rounded-control bg-raised object-cover"
            />
            <p className="flex min-w-0 grow flex-col text-meta text-faint">
              <span className="font-medium text-second">{label}</span>
              {hint ?? 'Drop another to replace it.'}
            </p>
            <Button size="small" variant="ghost" icon={<X aria-hidden />} onClick={() => onChange(undefined)}>
              Remove
            </Button>
          </div>
        ) : undefined}
      </DropZone>
      {error !== undefined && <p className="text-meta text-bad">{error}</p>}
    </div>
  );
}
