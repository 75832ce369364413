import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element's inside in CSS pixels, again whenever it changes; 0 until it is measured. */
export function useElementWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      setWidth(
        Math.max(
          0,
          element.clientWidth - Number.parseFloat(paddingLeft || '0') - Number.parseFloat(paddingRight || '0'),
        ),
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
