import type { RequestView } from '../../shared/requests/request.ts';
import { Say } from '../text/text.tsx';
import { RequestList } from './desk/request-list.tsx';

/** What this desk has asked for about the person, project or tool of a page. */
export function OpenRequests({ requests }: { requests: readonly RequestView[] }) {
  if (requests.length === 0) return null;
  return (
    <section className="asked-here" aria-labelledby="asked-here-title">
      <h2 id="asked-here-title">
        <Say k="asked-here" fill={[requests.length]} />
      </h2>
      <RequestList requests={requests} />
    </section>
  );
}
