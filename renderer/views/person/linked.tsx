import type { PersonOverview } from '../../../shared/contract/people.ts';
import { Facts } from '../../components/facts.tsx';
import { Island, Outside } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';

interface Props {
  id: string;
  had: PersonOverview | undefined;
}

/** The accounts elsewhere that belong to this one: reviewers of a membership look for them. */
export function Linked({ id, had }: Props) {
  const isRead = had?.unread.every(({ part }) => part !== 'directory') ?? false;
  return (
    <section aria-labelledby="linked-title">
      <h2 id="linked-title">
        <Say k="linked-title" />
      </h2>
      <Facts
        facts={[
          {
            label: 'linked-wikimedia',
            value: had && isRead ? <Wikimedia id={id} had={had} /> : <Say k="unasked" />,
          },
          {
            label: 'linked-phabricator',
            value: had && isRead ? <Phabricator had={had} /> : <Say k="unasked" />,
          },
        ]}
      />
    </section>
  );
}

function Wikimedia({ id, had: { linked } }: { id: string; had: PersonOverview }) {
  const { wikimedia } = linked;
  if (wikimedia?.name !== undefined) return <bdi>{wikimedia.name}</bdi>;
  if (wikimedia) return <Say k="linked-number" fill={[String(wikimedia.id)]} />;
  return (
    <>
      <Say k="linked-not-yet" />{' '}
      <a href={hashOf({ view: 'link', id })}>
        <Say k="linked-do" />
      </a>
    </>
  );
}

function Phabricator({ had: { linked } }: { had: PersonOverview }) {
  const url = useStore('event', (state) => state.event?.wikimediaAccount?.phabricatorUrl);
  if (linked.phabricator !== undefined) return <Island>{linked.phabricator}</Island>;
  return (
    <>
      <p>
        <Say k={linked.tellsPhabricator ? 'linked-not-yet' : 'linked-untold'} />
      </p>
      {url === undefined ? null : (
        <p>
          <Say k="linked-phabricator-way" fill={[<Outside key="url" url={url} />]} />
        </p>
      )}
    </>
  );
}
