import type { RequestKind, RequestView } from '../../../shared/requests/request.ts';
import { Say } from '../../text/text.tsx';
import { AccountFacts, Confirmed } from './account/page.tsx';
import { linkPage } from './link/page.tsx';
import { maintainerPage } from './tool/maintainer-page.tsx';
import { membershipPage } from './membership/page.tsx';
import { AccountNeedsYou } from './account/needs-you.tsx';
import { AccountWaiting } from './account/waiting.tsx';
import { NeedsYou } from './needs-you.tsx';
import { type Page, states } from './base/states.tsx';
import { projectPage } from './project/page.tsx';
import { removalPage } from './project/removal-page.tsx';
import { toolPage } from './tool/page.tsx';
import { UndoDone, UndoFacts, UndoStopped } from './undo/page.tsx';

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
    now: {
      ...states,
      saved: AccountWaiting,
      waiting: AccountWaiting,
      confirmed: Confirmed,
      'needs-you': AccountNeedsYou,
    },
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
export function pageOf({ kind, undo }: RequestView) {
  const { now, asked } = undo ? undoPage : pages[kind];
  return { now: { 'needs-you': NeedsYou, ...now }, asked };
}
