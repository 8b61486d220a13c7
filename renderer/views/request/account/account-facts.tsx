import type { RequestView } from '../../../../shared/requests/request.ts';
import { Facts } from '../../../components/facts.tsx';
import { Island } from '../../../components/island.tsx';
import { Say } from '../../../text/text.tsx';

/** The account as it was asked for or, once confirmed, as it stands in the directory. */
export function AccountFacts({ request }: { request: RequestView }) {
  const { username, shellName, uidNumber, email, keyFingerprint } = request;
  const isGone = request.undone?.removed.includes('account') ?? false;
  return (
    <Facts
      facts={[
        { label: 'field-username', value: <bdi>{username}</bdi> },
        { label: 'field-shell-name', value: <Island mono>{shellName}</Island> },
        uidNumber === undefined
          ? undefined
          : { label: 'fact-number', value: <Island mono>{String(uidNumber)}</Island> },
        email === undefined ? undefined : { label: 'field-email', value: <Island>{email}</Island> },
        keyFingerprint === undefined
          ? { label: 'fact-key', value: <Say k="fact-no-key" /> }
          : { label: 'fact-key', value: <Island mono>{keyFingerprint}</Island> },
        request.passwordProven && !isGone
          ? { label: 'field-password', value: <Say k="fact-password-proven" /> }
          : undefined,
      ]}
    />
  );
}
