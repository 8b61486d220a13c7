import { ButtonLink } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { LookUp } from './look-up.tsx';
import { Prove } from './prove.tsx';

/** Links a Wikimedia account to a developer account: look it up, prove it, ask for the link. */
export function Link({ id }: { id: string }) {
  const { say } = useText();
  const canProve = useStore('event', (state) => state.event?.wikimediaAccount?.canProve ?? false);
  return (
    <div className="narrow">
      <PageTitle title={say('link-title')} />
      <p className="lead">
        <Say k="link-lead" />
      </p>
      <LinkedAlready id={id} />
      <LookUp />
      {canProve ? (
        <Prove id={id} />
      ) : (
        <Notice tone="notice">
          <Say k="link-no-proof" />
        </Notice>
      )}
      <div className="actions">
        <ButtonLink href={hashOf({ view: 'person', id })}>
          <Say k="link-back" fill={[<Island key="who">{id}</Island>]} />
        </ButtonLink>
      </div>
    </div>
  );
}

/** There is one link of an entry; another account is not put over it. */
function LinkedAlready({ id }: { id: string }) {
  const wikimedia = useStore('overview', (state) =>
    state.name === id ? state.seen?.linked.wikimedia : undefined,
  );
  const account = useStore('link', (state) => state.account);
  if (!wikimedia) return null;
  const isOther = account !== undefined && account.id !== wikimedia.id;
  return (
    <Notice tone={isOther ? 'warning' : 'notice'}>
      <p>
        <Say k={isOther ? 'link-other-there' : 'link-there'} />
      </p>
      <Facts
        facts={[
          { label: 'link-number', value: <Island mono>{String(wikimedia.id)}</Island> },
          wikimedia.name === undefined
            ? undefined
            : { label: 'link-name', value: <bdi>{wikimedia.name}</bdi> },
        ]}
      />
    </Notice>
  );
}
