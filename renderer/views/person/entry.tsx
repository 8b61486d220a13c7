import type { Person } from '../../../shared/domain/account.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { NextLink, PrintLink } from '../../components/place-link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';
import { ChangeKeys } from './change-keys.tsx';

/** A developer account that stands in the directory. */
export function Entry({ person }: { person: Person }) {
  const { shellName, otherNames, email, otherEmails, uidNumber, keys, blocked } = person;
  return (
    <>
      {blocked ? <ProblemNotice problem={{ code: 'account-blocked', params: [] }} /> : null}
      <Facts
        facts={[
          { label: 'field-username', value: <bdi>{person.username}</bdi> },
          { label: 'field-shell-name', value: <Island mono>{shellName}</Island> },
          otherNames.length === 0
            ? undefined
            : { label: 'fact-other-names', value: <bdi>{otherNames.join(', ')}</bdi> },
          { label: 'fact-number', value: <Island mono>{String(uidNumber)}</Island> },
          { label: 'field-email', value: <Island>{[email, ...otherEmails].join(', ')}</Island> },
        ]}
      />
      {blocked ? null : (
        <div className="actions">
          <PrintLink sheet={{ view: 'person-sheet', id: shellName }} />
          <NextLink id={shellName} />
        </div>
      )}
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
        <div className="actions">
          <ButtonLink href={hashOf({ view: 'ssh', id: shellName })}>
            <Say k="ssh-title" />
          </ButtonLink>
        </div>
        {blocked ? null : <ChangeKeys id={shellName} keys={keys} />}
      </section>
    </>
  );
}
