import type { Person as PersonEntry } from '../../shared/domain/account.ts';
import { ButtonLink } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { Island } from '../components/island.tsx';
import { Notice } from '../components/notice.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { usePeople } from '../stores/provider.tsx';
import { Say, useText } from '../text/text.tsx';

/** A developer account that stands in the directory, as the directory shows it now. */
export function Person({ id }: { id: string }) {
  const person = usePeople((state) => state.person);
  const problem = usePeople((state) => state.personProblem);
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={person?.username ?? say('person-title', id)} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {person ? <Entry person={person} /> : null}
      {person || problem ? null : <Say k="person-asking" />}
      <div className="actions">
        <ButtonLink href="#/desk">
          <Say k="back-to-desk" />
        </ButtonLink>
      </div>
    </div>
  );
}

function Entry({ person }: { person: PersonEntry }) {
  const { shellName, email, uidNumber, keys, blocked, username } = person;
  return (
    <>
      {blocked ? <ProblemNotice problem={{ code: 'account-blocked', params: [] }} /> : null}
      <Facts
        facts={[
          { label: 'field-username', value: <bdi>{username}</bdi> },
          { label: 'field-shell-name', value: <Island mono>{shellName}</Island> },
          { label: 'fact-number', value: <Island mono>{String(uidNumber)}</Island> },
          { label: 'field-email', value: <Island>{email}</Island> },
        ]}
      />
      <section aria-labelledby="keys-title">
        <h2 id="keys-title">
          <Say k="person-keys" fill={[keys.length]} />
        </h2>
        {keys.length === 0 ? (
          <Notice tone="notice">
            <Say k="person-no-keys" />
          </Notice>
        ) : (
          <ul className="keys">
            {keys.map(({ type, fingerprint, comment }) => (
              <li key={fingerprint}>
                <Island mono>{fingerprint}</Island>
                <span className="row__detail">
                  <Island>{type}</Island> <bdi>{comment}</bdi>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
