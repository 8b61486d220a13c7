import { cdxIconUserAdd } from '@wikimedia/codex-icons';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Say } from '../../../text/text.tsx';
import { peopleAtDesk, personWith } from '../../../../shared/requests/people-at-desk.ts';
import { stagesOf } from '../../../selectors/people-at-desk.ts';
import { useStore } from '../../../stores/provider.tsx';
import { knownRequests } from '../../../stores/requests-store.ts';
import { askedFacts } from '../base/asked.tsx';
import { LogIn, Tell } from '../base/done.tsx';
import { UndoLink, Undone } from '../base/undone.tsx';
import { Facts } from '../../../components/facts.tsx';
import { Island } from '../../../components/island.tsx';
import { NextLink, PrintLink } from '../../../components/place-link.tsx';

/** The account as it was asked for or, once confirmed, as it stands in the directory. */
export function AccountFacts({ request }: { request: RequestView }) {
  const { username, shellName } = request;
  const isGone = request.undone?.removed.includes('account') ?? false;
  return (
    <Facts
      facts={[
        { label: 'field-username', value: <bdi>{username}</bdi> },
        { label: 'field-shell-name', value: <Island mono>{shellName}</Island> },
        ...askedFacts(request),
        request.passwordProven && !isGone
          ? { label: 'field-password', value: <Say k="fact-password-proven" /> }
          : undefined,
      ]}
    />
  );
}

/** The end of the way: what stands in the directory, and the next person. */
export function Confirmed({ request }: { request: RequestView }) {
  const { id, undone } = request;
  return (
    <>
      {undone ? <Undone undone={undone} /> : <Stands request={request} />}
      {undone?.removed.includes('account') ? null : <TellOwner request={request} />}
      <section aria-labelledby="stands-title">
        <h2 id="stands-title">
          <Say k={undone ? 'request-asked' : 'request-stands'} />
        </h2>
        <AccountFacts request={request} />
      </section>
      <div className="actions">
        <ButtonLink
          href="#/card"
          action="progressive"
          weight="primary"
          size="large"
          icon={cdxIconUserAdd}
        >
          <Say k="request-next-person" />
        </ButtonLink>
        <ButtonLink href="#/desk" weight="quiet" size="large">
          <Say k="back-to-desk" />
        </ButtonLink>
        {undone ? null : <UndoLink id={id} />}
      </div>
    </>
  );
}

/** What the newcomer can do with the account now, and what once they are in Toolforge. */
function TellOwner({ request }: { request: RequestView }) {
  const { shellName, username, keyFingerprint, undone } = request;
  const requests = useStore('requests', knownRequests);
  const hasToolforge = useStore('event', ({ event }) => event?.toolforge !== undefined);
  const person = personWith(peopleAtDesk(requests), request.id);
  const isIn = stagesOf(person ?? { requests: [] }).some(
    ({ name, state }) => name === 'toolforge' && state === 'done',
  );
  const hasKey = keyFingerprint !== undefined && !undone;
  const ssh = <LogIn key="ssh" k={isIn ? 'tell-ssh' : 'tell-ssh-later'} shellName={shellName} />;
  return (
    <Tell
      steps={[
        <Say key="account" k="tell-account" fill={[username]} />,
        ...(hasToolforge && hasKey ? [ssh] : []),
      ]}
    >
      <PrintLink sheet={{ view: 'sheet', id: request.id }} />
      <NextLink id={shellName} />
    </Tell>
  );
}

/** It was read back from the directory. */
function Stands({ request: { origin, handedOver } }: { request: RequestView }) {
  const wasThere = origin === 'there-before';
  const there = handedOver ? 'request-was-there-handed-over' : 'request-was-there';
  return (
    <Notice tone="success">
      <p>
        <strong>
          <Say k={wasThere ? there : 'request-confirmed'} />
        </strong>
      </p>
      <p>
        <Say k={wasThere ? 'request-was-there-next' : 'request-confirmed-next'} />
      </p>
    </Notice>
  );
}
