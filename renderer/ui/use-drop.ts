import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { acceptsFile } from './accepts-file.ts';

/** What may be dropped, and who hears of it. */
export interface DropTarget {
  readonly fileKinds: readonly string[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onFilesRefused: (files: readonly File[]) => void;
  readonly dragTypes?: readonly string[] | undefined;
  readonly onDrag?: ((type: string, data: string) => void) | undefined;
  readonly multiple?: boolean | undefined;
  readonly disabledReason?: string | undefined;
}

/** Handlers that make an element take files and drags, and whether something welcome hovers over it. */
export function useDrop(target: DropTarget) {
  const { fileKinds, onFiles, onFilesRefused, dragTypes = [], onDrag, multiple = false, disabledReason } = target;
  const [over, setOver] = useState(false);

  const takeFiles = (files: readonly File[]) => {
    const welcome = files.filter(file => acceptsFile(file, fileKinds));
    const taken = multiple ? welcome : welcome.slice(0, 1);
    const refused = files.filter(file => !taken.includes(file));
    if (taken.length > 0) onFiles(taken);
    if (refused.length > 0) onFilesRefused(refused);
  };
  const findDragType = (transfer: DataTransfer) => dragTypes.find(type => transfer.types.includes(type));
  const welcomes = (transfer: DataTransfer) =>
    disabledReason === undefined && (findDragType(transfer) !== undefined || transfer.types.includes('Files'));

  return {
    over,
    takeFiles,
    handlers: {
      onDragEnter: (event: DragEvent) => setOver(welcomes(event.dataTransfer)),
      onDragOver: (event: DragEvent) => {
        if (!welcomes(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        // Moving onto a child leaves the zone only in the browser's eyes.
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!welcomes(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        const type = findDragType(event.dataTransfer);
        if (type === undefined) takeFiles([...event.dataTransfer.files]);
        else onDrag?.(type, event.dataTransfer.getData(type));
      },
      onPaste: (event: ClipboardEvent) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0 || disabledReason !== undefined) return;
        event.preventDefault();
        takeFiles(files);
      },
    },
  };
}
