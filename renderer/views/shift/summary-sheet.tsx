import {
  countLines,
  standsKey,
  type Summary,
  summaryParts,
  type SummaryRow,
} from '../../../shared/shift/summary.ts';
import type { CaseView } from '../../../shared/shift/case.ts';
import { useEventName } from '../../components/event-name.ts';
import { Island } from '../../components/island.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';

/** The summary to be read, or printed; each case leads to its page. */
export function SummarySheet({ summary }: { summary: Summary }) {
  const text = useText();
  const shown = summaryParts.filter((part) => summary.parts[part].length > 0);
  return (
    <article className="summary">
      <p className="summary__head">
        {useEventName()}, {text.dayAndTime(summary.at)}
      </p>
      {shown.length === 0 ? (
        <p>
          <Say k="shift-nothing-open" />
        </p>
      ) : null}
      {shown.map((part) => (
        <section key={part} aria-labelledby={`summary-${part}`}>
          <h2 id={`summary-${part}`}>
            <Say k={`shift-part-${part}`} fill={[summary.parts[part].length]} />
          </h2>
          <ul className="summary__rows">
            {summary.parts[part].map((row) => (
              <Row key={row.request.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="summary-numbers">
        <h2 id="summary-numbers">
          <Say k="shift-numbers" />
        </h2>
        <ul>
          {countLines(summary, text).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function Row({ row }: { row: SummaryRow }) {
  const { request, said } = row;
  const [stands, ...fill] = standsKey(request);
  return (
    <li>
      <Who row={row} />
      <span className="summary__stands">
        <Say k={stands} fill={fill} />
      </span>
      <Facts row={row} />
      {said?.note ? <Note note={said.note} /> : null}
    </li>
  );
}

function Who({ row: { request, username, shellName } }: { row: SummaryRow }) {
  const text = useText();
  const isNamed = username !== '' && shellName !== '';
  return (
    <>
      <a href={hashOf({ view: 'request', id: request.id })}>
        {shellName === '' ? requestName(request, text) : <bdi>{username || shellName}</bdi>}
      </a>{' '}
      {isNamed ? <Island mono>{shellName}</Island> : null}
    </>
  );
}

const Facts = ({ row: { waitsFor, said } }: { row: SummaryRow }) => (
  <span className="summary__facts">
    {waitsFor ? (
      <span>
        <Say k="shift-waits-for" fill={[<Say k={`board-wait-${waitsFor}`} />]} />
      </span>
    ) : null}
    {said?.holder ? (
      <span>
        <Say k="case-held" fill={[said.holder.name]} />
      </span>
    ) : null}
  </span>
);

function Note({ note: { text, by, at } }: { note: NonNullable<CaseView['note']> }) {
  const { time } = useText();
  return (
    <span className="summary__note">
      <bdi dir="auto">{text}</bdi>{' '}
      <span className="summary__by">
        <Say k="case-note-by" fill={[by, time(at)]} />
      </span>
    </span>
  );
}
