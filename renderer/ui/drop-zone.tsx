import { type ReactNode, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { joinClasses } from './join-classes.ts';
import { useDrop } from './use-drop.ts';

/** What may be dropped, and where it goes; `dragTypes` are the `dataTransfer` types of drags inside the app. */
export interface DropZoneProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fileKinds: readonly string[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onFilesRefused: (files: readonly File[]) => void;
  readonly dragTypes?: readonly string[] | undefined;
  readonly onDrag?: ((type: string, data: string) => void) | undefined;
  readonly multiple?: boolean | undefined;
  readonly chooseLabel?: string | undefined;
  readonly disabledReason?: string | undefined;
  /** What the zone holds already; it stands in the place of the invitation. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** Takes files and drags by hand, by the clipboard, or by a button for those who use neither. */
export function DropZone(props: DropZoneProps) {
  const {
    label,
    hint,
    fileKinds,
    multiple = false,
    chooseLabel = 'Choose…',
    disabledReason,
    children,
    className,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { over, handlers, takeFiles } = useDrop(props);
  return (
    <section
      {...handlers}
      aria-label={label}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      data-over={over || undefined}
      className={joinClasses(
        'rounded-card border border-dashed border-edge bg-field transition-colors data-over:border-accent-mark data-over:bg-selected',
        className,
      )}
    >
      <input
        ref={input}
        type="file"
        accept={fileKinds.join(',')}
        multiple={multiple}
        tabIndex={-1}
        aria-hidden
        className="hidden"
        onChange={event => {
          takeFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          event.target.value = '';
        }}
      />
      {children ?? (
        <div className="flex flex-col items-center gap-2 px-3 py-4 text-center">
          <p className="text-body text-second">{label}</p>
          {hint !== undefined && (
            <p id={`${id}-hint`} className="text-meta text-faint">
              {hint}
            </p>
          )}
          <Button size="small" disabledReason={disabledReason} onClick={() => input.current?.click()}>
            {chooseLabel}
          </Button>
        </div>
      )}
    </section>
  );
}
