import type { RequestView } from '../../../../shared/requests/request.ts';
import { Waiting } from '../base/waiting.tsx';
import { ChangeIt } from './change-it.tsx';
import { KnownNames } from './known-names.tsx';

/** An account that waits: what this machine remembers of its names, and, while nothing was sent, the way to mend it. */
export const AccountWaiting = ({ request }: { request: RequestView }) => (
  <Waiting request={request} below={<ChangeIt request={request} />}>
    <KnownNames request={request} />
  </Waiting>
);
