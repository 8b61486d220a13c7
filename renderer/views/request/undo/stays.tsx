import type { UndoStay } from '../../../../shared/requests/undo.ts';
import { Island } from '../../../components/island.tsx';
import { Say } from '../../../text/text.tsx';

/** What stays, a line each with the reason. */
export const StayList = ({ stays }: { stays: readonly UndoStay[] }) => (
  <ul className="undo-list">
    {stays.map(({ why, params }) => (
      <li key={why}>
        <Say
          k={`undo-stays-${why}`}
          fill={params.map((param) => (
            <Island key={param}>{param}</Island>
          ))}
        />
      </li>
    ))}
  </ul>
);

/** What an undo leaves as it is, each with the reason, and who could do something about it. */
export function Stays({ stays }: { stays: readonly UndoStay[] }) {
  if (stays.length === 0) return null;
  return (
    <section aria-labelledby="stays-title">
      <h2 id="stays-title">
        <Say k="undo-stays" />
      </h2>
      <StayList stays={stays} />
      {stays.some(({ what }) => what === 'account') ? (
        <p className="lead">
          <Say k="undo-block" />
        </p>
      ) : null}
    </section>
  );
}
