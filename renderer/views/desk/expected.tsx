import { useMemo, useState } from 'react';
import type { RequestView } from '../../../shared/requests/request.ts';
import { findRequests } from '../../selectors/order-requests.ts';
import { Say } from '../../text/text.tsx';
import { RequestList } from './request-list.tsx';

/** Whoever sits down is found by typing; nobody reads a list of hundreds. */
const SHOWN = 20;
const FILTER_ID = 'expected-filter';

/** The people of a roster who have not come yet. */
export function Expected({ requests }: { requests: readonly RequestView[] }) {
  const [text, setText] = useState('');
  const found = useMemo(() => findRequests(requests, text), [requests, text]);
  return (
    <>
      <div className="expected__filter">
        <label className="cdx-label__label" htmlFor={FILTER_ID}>
          <span className="cdx-label__label__text">
            <Say k="expected-filter" />
          </span>
        </label>
        <div className="cdx-text-input">
          <input
            id={FILTER_ID}
            type="search"
            className="cdx-text-input__input"
            dir="auto"
            value={text}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="expected-found"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div id="expected-found" aria-live="polite" className="found">
          {found.length === 0 ? <Say k="expected-nobody" fill={[text]} /> : null}
          {found.length > SHOWN ? <Say k="expected-more" fill={[SHOWN, found.length]} /> : null}
        </div>
      </div>
      <RequestList requests={found.slice(0, SHOWN)} />
    </>
  );
}
