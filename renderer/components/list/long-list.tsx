import {
  defaultRangeExtractor,
  useVirtualizer,
  useWindowVirtualizer,
  type Range,
} from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useScroller } from './use-scroller.ts';

/** So many rows are drawn at once without a pause that anybody sees; up to here nothing is left out, and the browser's own search finds all. */
const DRAWN_WHOLE = 50;
/** Rows beyond both edges: as many as a held arrow key passes before the next frame. */
const BEYOND = 8;

interface Props<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** About what a row takes, in rem; each is measured once it is there. */
  readonly rowRem: number;
  /** A list of its own, or the rows of a table below one row of heads. */
  readonly of: 'list' | 'table';
  readonly className: string;
  readonly rowClassName?: string;
  /** The key of the row that is brought into view whenever it becomes another one. */
  readonly openKey?: string | undefined;
  readonly children: (item: T) => ReactNode;
}

/**
 * Rows, however many, in whatever scrolls around them. Beyond a few dozen only those are drawn that can be seen, the first, the last, the open one, and
 * those around the focus, so that arrows and Tab find the neighbour. Each says which of how many it is.
 */
export function LongList<T>(props: Props<T>) {
  const { items, keyOf, of, className, rowClassName, children } = props;
  return (
    <div role={of === 'list' ? 'list' : 'rowgroup'} className={className}>
      {items.length > DRAWN_WHOLE ? (
        <Windowed {...props} />
      ) : (
        items.map((item, i) => (
          <div key={keyOf(item)} className={rowClassName} {...counted(props, i)}>
            {children(item)}
          </div>
        ))
      )}
    </div>
  );
}

/** WAI-ARIA 1.2: what is not drawn is counted all the same. The first row of a table holds its heads, and the arrows give the others the focus. */
const counted = ({ of, items }: Pick<Props<unknown>, 'of' | 'items'>, index: number) =>
  of === 'list'
    ? { role: 'listitem', 'aria-posinset': index + 1, 'aria-setsize': items.length }
    : { role: 'row', 'aria-rowindex': index + 2, tabIndex: -1 };

function Windowed<T>(props: Props<T>) {
  const part = useRef<HTMLDivElement>(null);
  const place = useScroller(part);
  const [focused, setFocused] = useState<string>();
  const options = optionsOf(props, { before: place?.before ?? 0, focused });
  return (
    // It only hears which of its rows has the focus.
    <div
      ref={part}
      role="presentation"
      onFocus={({ target }) =>
        setFocused(target.closest<HTMLElement>('[data-key]')?.dataset['key'])
      }
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
      }}
    >
      {place?.scroller instanceof Element ? (
        <InPart {...props} options={options} scroller={place.scroller} />
      ) : null}
      {place && !(place.scroller instanceof Element) ? (
        <InWindow {...props} options={options} />
      ) : null}
    </div>
  );
}

type RowsOptions = ReturnType<typeof optionsOf>;

const remPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** What the library has to know, whatever scrolls. */
function optionsOf<T>(
  { items, keyOf, rowRem, openKey }: Props<T>,
  { before, focused }: { readonly before: number; readonly focused: string | undefined },
) {
  const row = rowRem * remPixels();
  const indexOf = (key: string | undefined): number =>
    key === undefined ? -1 : items.findIndex((item) => keyOf(item) === key);
  const [open, at] = [indexOf(openKey), indexOf(focused)];
  const kept = [0, items.length - 1, open, ...(at < 0 ? [] : [at - 1, at, at + 1])];
  const isThere = (index: number): boolean => index >= 0 && index < items.length;
  return {
    open,
    count: items.length,
    estimateSize: () => row,
    getItemKey: (index: number) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    // Beside an open request a small window hides the list: what has no height there has not lost it.
    measureElement: (drawn: Element) => drawn.getBoundingClientRect().height || row,
    overscan: BEYOND,
    scrollMargin: before,
    // What is scrolled to is not under the head of its group.
    scrollPaddingStart: row,
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), ...kept])]
        .filter(isThere)
        .toSorted((a, b) => a - b),
  };
}

interface InScroller<T> extends Props<T> {
  readonly options: RowsOptions;
}

function InPart<T>({ scroller, ...props }: InScroller<T> & { readonly scroller: Element }) {
  const rows = useVirtualizer({ ...props.options, getScrollElement: () => scroller });
  return <Drawn {...props} rows={rows} />;
}

function InWindow<T>(props: InScroller<T>) {
  return <Drawn {...props} rows={useWindowVirtualizer(props.options)} />;
}

type Rows = Pick<
  ReturnType<typeof useWindowVirtualizer<Element>>,
  'getVirtualItems' | 'getTotalSize' | 'measureElement' | 'scrollToIndex'
> & { readonly scrollElement: Element | Window | null };

/** In so many frames whatever is above an opened row has been measured, however long each takes. */
const FOLLOWED_FRAMES = 60;
/** What a person does to look elsewhere. */
const LOOKS_ELSEWHERE = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

function isInView(row: Element, scroller: Element | Window | null): boolean {
  const { top, bottom, height } = row.getBoundingClientRect();
  const seen =
    scroller instanceof Element
      ? scroller.getBoundingClientRect()
      : { top: 0, bottom: window.innerHeight };
  // Beside an open request a small window hides the list.
  return height === 0 || (top >= seen.top - 1 && bottom <= seen.bottom + 1);
}

/**
 * Brings the open row into view when it becomes another one, and looks at the page itself whether it is there: rows above it get their heights late, and
 * the library takes the jump that this causes for a person’s own. Whoever scrolls on is left where they are.
 */
function useInView(openKey: string | undefined, isThere: boolean, rows: Rows) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (openKey === undefined || !isThere) return;
    const until = new AbortController();
    const { signal } = until;
    /** Answers whether it is where it should be, and moves it there where not. */
    const bring = (): boolean => {
      const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(openKey)}"]`);
      if (!row) return false;
      const isSeen = isInView(row, rows.scrollElement);
      if (!isSeen) rows.scrollToIndex(Number(row.dataset['index']), { align: 'auto' });
      return isSeen;
    };
    const follow = (frame: number, wasSeen: boolean): void => {
      if (signal.aborted || frame > FOLLOWED_FRAMES) return;
      const isSeen = bring();
      // Where it stood there a frame ago too, no later height has moved it.
      if (!(isSeen && wasSeen)) requestAnimationFrame(() => follow(frame + 1, isSeen));
    };
    for (const sign of LOOKS_ELSEWHERE) {
      window.addEventListener(sign, () => until.abort(), { signal, passive: true });
    }
    follow(0, false);
    return () => until.abort();
  }, [openKey, isThere, rows]);
  return list;
}

function Drawn<T>({ rows, options, ...props }: InScroller<T> & { readonly rows: Rows }) {
  const { items, rowClassName, openKey, children } = props;
  const list = useInView(openKey, options.open >= 0, rows);
  return (
    <div ref={list} className="long-list" style={{ blockSize: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ key, index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-key={key}
            className={`long-list__row ${rowClassName ?? ''}`}
            style={{ insetBlockStart: start - options.scrollMargin }}
            {...counted(props, index)}
          >
            {children(item)}
          </div>
        );
      })}
    </div>
  );
}
