import type { RequestView } from '../../../shared/requests/request.ts';
import { LongList } from '../../components/list/long-list.tsx';
import { RequestRow } from './request-row.tsx';

/** About what a row takes, in rem. */
const ROW_REM = 2.9;

interface Props {
  readonly requests: readonly RequestView[];
  /** Why they stand still is said for all together. */
  readonly quiet?: boolean;
}

/** Requests, however many. */
export const RequestList = ({ requests, quiet = false }: Props) => (
  <LongList of="list" className="rows" items={requests} keyOf={({ id }) => id} rowRem={ROW_REM}>
    {(request) => <RequestRow request={request} quiet={quiet} />}
  </LongList>
);
