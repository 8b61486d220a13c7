import type { RequestKind, RequestView } from '../../../shared/requests/request.ts';
import { Say } from '../../text/text.tsx';
import { AccountFacts, Confirmed } from './account/page.tsx';
import { AccountNeedsYou } from './account/needs-you.tsx';
import { AccountWaiting } from './account/waiting.tsx';
import { Asked } from './base/asked.tsx';
import { Done } from './base/done.tsx';
import { type Page, states } from './base/states.tsx';
import { linkPage } from './link/page.tsx';
import { membershipPage } from './membership/page.tsx';
import { projectPage } from './project/page.tsx';
import { maintainerPage } from './tool/maintainer-page.tsx';
import { NeedsYou } from './needs-you.tsx';
import { toolPage } from './tool/page.tsx';
import { UndoDone, UndoFacts, UndoStopped } from './undo/page.tsx';

interface Props {
  request: RequestView;
}

/** Once confirmed it stands above already. */
function AccountAsked({ request }: Props) {
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

/** Where the common page does not say enough. */
const pages = {
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
  membership: membershipPage,
  tool: toolPage,
  maintainer: maintainerPage,
  project: projectPage,
} satisfies Partial<Record<RequestKind, Page>>;

const hasOwnPage = (kind: RequestKind): kind is keyof typeof pages => kind in pages;

/** A kind without a page of its own needs the sentence `done-<kind>`. */
const CommonDone = ({ request }: Props) =>
  hasOwnPage(request.kind) ? null : (
    <Done request={request} stands={<Say k={`done-${request.kind}`} />} />
  );

const commonPage: Page = { now: { ...states, confirmed: CommonDone }, asked: Asked };

/** What takes another request back has the page of an undo, whatever it does for that. */
export function pageOf({ kind, undo }: RequestView) {
  const own: Page = hasOwnPage(kind) ? pages[kind] : commonPage;
  const { now, asked } = undo ? undoPage : own;
  return { now: { 'needs-you': NeedsYou, ...now }, asked };
}
