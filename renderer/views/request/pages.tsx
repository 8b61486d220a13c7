import type { RequestKind, RequestView } from '../../../shared/domain/request.ts';
import { Say } from '../../text/text.tsx';
import { AccountFacts } from './account-facts.tsx';
import { Confirmed } from './confirmed.tsx';
import { linkPage } from './link-page.tsx';
import { maintainerPage } from './maintainer-page.tsx';
import { membershipPage } from './membership-page.tsx';
import { NeedsYou } from './needs-you.tsx';
import type { Page } from './page.ts';
import { projectPage } from './project-page.tsx';
import { removalPage } from './removal-page.tsx';
import { states } from './states.tsx';
import { toolPage } from './tool-page.tsx';
import { UndoDone } from './undo-done.tsx';
import { UndoFacts } from './undo-facts.tsx';
import { UndoStopped } from './undo-stopped.tsx';

/** Once confirmed it stands above already. */
function AccountAsked({ request }: { request: RequestView }) {
  if (request.state === 'confirmed') return null;
  return (
    <section aria-labelledby="asked-title">
      <h2 id="asked-title">
        <Say k="request-asked" />
      </h2>
      <AccountFacts request={request} />
    </section>
  );
}

const undoPage: Page = {
  now: { ...states, confirmed: UndoDone, 'needs-you': UndoStopped },
  asked: UndoFacts,
};

const pages: Readonly<Record<RequestKind, Page>> = {
  account: {
    now: { ...states, confirmed: Confirmed, 'needs-you': NeedsYou },
    asked: AccountAsked,
  },
  'undo-account': undoPage,
  'link-wikimedia': linkPage,
  'unlink-wikimedia': linkPage,
  membership: membershipPage,
  tool: toolPage,
  'remove-tool': toolPage,
  maintainer: maintainerPage,
  project: projectPage,
  'remove-project': removalPage,
};

/** What takes another request back has the page of an undo, whatever it does for that. */
export const pageOf = ({ kind, undo }: RequestView): Page => (undo ? undoPage : pages[kind]);
