import { memo } from 'react';
import type { RequestView } from '../../../shared/requests/request.ts';
import { useGrowing } from '../../components/use-growing.ts';
import { RequestRow } from './request-row.tsx';

/** Rows that are drawn in one frame, and left out of layout together while nobody sees them. */
const AT_ONCE = 40;
/** About what a row takes, in rem. */
const ROW_REM = 2.9;

interface Props {
  readonly requests: readonly RequestView[];
  /** Why they stand still is said for all together. */
  readonly quiet?: boolean;
}

/** Requests, however many. All are really there, so that the browser's own search finds each. */
export function RequestList({ requests, quiet = false }: Props) {
  const drawn = useGrowing(Math.ceil(requests.length / AT_ONCE));
  return (
    <div role="list" className="rows">
      {Array.from({ length: drawn }, (_, i) => (
        <Chunk key={i} from={i * AT_ONCE} requests={requests} quiet={quiet} />
      ))}
    </div>
  );
}

const Chunk = memo(({ from, requests, quiet }: Required<Props> & { from: number }) => {
  const rows = requests.slice(from, from + AT_ONCE);
  return (
    <div
      role="presentation"
      className="rows__chunk"
      // The height until it was first laid out: a section of one row must not leave room for forty.
      style={{ containIntrinsicBlockSize: `auto ${rows.length * ROW_REM}rem` }}
    >
      {rows.map((request) => (
        <RequestRow key={request.id} request={request} quiet={quiet} />
      ))}
    </div>
  );
});
