import { type MouseEvent, useRef, useState } from 'react';
import { Picture } from './picture.tsx';
import { useHotkeys } from './use-hotkeys.ts';

/** A picture to be looked at closely, with its true size in pixels. */
export interface ZoomablePictureProps {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly placeholder?: string | null | undefined;
}

/** All of a picture in the place given; a click or Z shows it pixel for pixel around that point, and again all of it. */
export function ZoomablePicture({ src, alt, width, height, placeholder }: ZoomablePictureProps) {
  const [close, setClose] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const toggle = (x: number, y: number) => {
    setClose(!close);
    requestAnimationFrame(() => {
      const box = frame.current;
      if (box) box.scrollTo((box.scrollWidth - box.clientWidth) * x, (box.scrollHeight - box.clientHeight) * y);
    });
  };
  useHotkeys({ z: () => toggle(0.5, 0.5) }, { overDialogs: true });
  const toggleAt = (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // A press of the keyboard has no place; the middle is meant.
    if (event.detail === 0) toggle(0.5, 0.5);
    else toggle((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const picture = (
    <Picture
      src={src}
      alt=""
      width={width}
      height={height}
      placeholder={placeholder}
      fit="contain"
      className="size-full"
    />
  );
  return (
    // The size container lets the picture be as large as the place allows without ever cropping it or changing its shape.
    <div
      ref={frame}
      className={
        close
          ? 'absolute inset-0 overflow-auto'
          : 'absolute inset-x-14 inset-y-4 grid place-items-center [container-type:size]'
      }
    >
      <button
        type="button"
        aria-pressed={close}
        aria-label={alt}
        aria-description={close ? 'Press to see all of it' : 'Press to see it pixel for pixel'}
        aria-keyshortcuts="Z"
        onClick={toggleAt}
        className={close ? 'm-auto block cursor-zoom-out' : 'block cursor-zoom-in'}
        style={
          close
            ? { width, height }
            : { aspectRatio: `${width} / ${height}`, width: `min(100cqw, 100cqh * ${width / height}, ${width}px)` }
        }
      >
        {picture}
      </button>
    </div>
  );
}
