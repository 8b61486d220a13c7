import { type RefObject, useLayoutEffect, useState } from 'react';

/** What scrolls a part of the page, and how far the part stands below the beginning of all that is scrolled, in pixels. */
export interface Place {
  readonly scroller: Element | Window;
  readonly before: number;
}

const scrolls = (part: Element): boolean =>
  ['auto', 'scroll'].includes(getComputedStyle(part).overflowY);

function scrollerOf(part: Element): Element | Window {
  for (let around = part.parentElement; around; around = around.parentElement) {
    if (scrolls(around)) return around;
  }
  return window;
}

function placeOf(part: Element): Place {
  const scroller = scrollerOf(part);
  const { top } = part.getBoundingClientRect();
  const before =
    scroller instanceof Element
      ? top - scroller.getBoundingClientRect().top - scroller.clientTop + scroller.scrollTop
      : top + window.scrollY;
  return { scroller, before: Math.round(before) };
}

/** Whatever grows among these moves what stands below it. */
const contentOf = (scroller: Element | Window): Iterable<Element> =>
  scroller instanceof Element ? scroller.children : [document.body];

/** Where a part of the page stands in what scrolls it, and again when that changes: a small window scrolls as a whole. Undefined before it is drawn. */
export function useScroller(part: RefObject<Element | null>): Place | undefined {
  const [place, setPlace] = useState<Place>();
  // After each drawing: what stands above may have become more.
  useLayoutEffect(() => {
    const look = (): void => {
      if (!part.current) return;
      const now = placeOf(part.current);
      setPlace((was) => (was?.scroller === now.scroller && was.before === now.before ? was : now));
    };
    look();
    const watcher = new ResizeObserver(look);
    if (part.current) {
      for (const grown of contentOf(scrollerOf(part.current))) watcher.observe(grown);
    }
    window.addEventListener('resize', look);
    return () => {
      watcher.disconnect();
      window.removeEventListener('resize', look);
    };
  });
  return place;
}
