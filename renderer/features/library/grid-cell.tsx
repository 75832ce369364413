import { Check, Maximize2 } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, useState } from 'react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import { ClipThumb } from '../../ui/clip-thumb.tsx';
import { joinClasses } from '../../ui/join-classes.ts';
import { Picture } from '../../ui/picture.tsx';
import { nameItem } from './count-words.ts';
import type { Cell } from './lay-out-rows.ts';
import type { PressMode } from './selection.ts';

/** What a cell tells of; all of it stays the same from one drawing to the next. */
export type CellHandlers = {
  readonly onPress: (id: string, mode: PressMode) => void;
  readonly onReach: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** A menu was asked for on it. */
  readonly onPoint: (id: string) => void;
};

type GridCellProps = CellHandlers & {
  readonly cell: Cell;
  readonly height: number;
  readonly chosen: boolean;
  readonly tabbable: boolean;
};

const pressMode = (event: MouseEvent): PressMode =>
  event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one';

type CellPictureProps = { readonly cell: Cell; readonly height: number; readonly playing: boolean };

function CellPicture({ cell: { item, width }, height, playing }: CellPictureProps) {
  const { media } = item;
  const shape = {
    width,
    height,
    placeholder: media.placeholder,
    alt: '',
    className: 'size-full',
    veiled: item.content === 'mature',
  };
  return media.durationMs === null ? (
    <Picture {...shape} src={mediaUrl(media.sha256, 'thumb')} />
  ) : (
    <ClipThumb
      {...shape}
      clip={mediaUrl(media.sha256)}
      poster={mediaUrl(media.sha256, 'thumb')}
      durationMs={media.durationMs}
      playing={playing}
    />
  );
}

type CellButtonsProps = {
  readonly chosen: boolean;
  readonly onToggle: (event: MouseEvent) => void;
  readonly onOpen: (event: MouseEvent) => void;
};

// For the pointer alone, and drawn for the cell under it alone: in a grid that is scrolled they cost more than the pictures.
function CellButtons({ chosen, onToggle, onOpen }: CellButtonsProps) {
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        onClick={onToggle}
        className={joinClasses(
          'absolute top-2 left-2 grid size-5 place-items-center rounded-full border',
          chosen ? 'border-accent bg-accent text-accent-ink' : 'border-knob bg-scrim text-knob',
        )}
      >
        <Check className="size-3.5" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        onClick={onOpen}
        className="absolute top-2 right-2 grid size-6 place-items-center rounded-control bg-scrim text-knob"
      >
        <Maximize2 className="size-3.5" />
      </button>
    </>
  );
}

/** One picture or clip of the grid: a press chooses it, a double press or Enter opens it. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { cell, height, chosen, tabbable, onPress, onReach, onOpen, onPoint } = props;
  const { id } = cell.item;
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const openByKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) onPress(id, 'toggle');
    else onOpen(id);
  };
  const openOnly = (event: MouseEvent) => {
    event.stopPropagation();
    onOpen(id);
  };
  const toggleOnly = (event: MouseEvent) => {
    event.stopPropagation();
    onPress(id, event.shiftKey ? 'range' : 'toggle');
  };
  return (
    <div
      role="gridcell"
      aria-selected={chosen}
      aria-label={nameItem(cell.item)}
      tabIndex={tabbable ? 0 : -1}
      data-item={id}
      onClick={event => onPress(id, pressMode(event))}
      onDoubleClick={() => onOpen(id)}
      onKeyDown={openByKey}
      onContextMenu={() => onPoint(id)}
      onFocus={() => {
        setFocused(true);
        onReach(id);
      }}
      onBlur={() => setFocused(false)}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      className="absolute top-0 cursor-default rounded-control outline-offset-2 select-none"
      style={{ left: cell.left, width: cell.width, height }}
    >
      <span className="block size-full overflow-hidden rounded-control">
        <CellPicture cell={cell} height={height} playing={focused} />
      </span>
      {chosen && <span aria-hidden className="absolute inset-0 rounded-control ring-3 ring-accent-mark ring-inset" />}
      {(pointed || chosen) && <CellButtons chosen={chosen} onToggle={toggleOnly} onOpen={openOnly} />}
    </div>
  );
});
