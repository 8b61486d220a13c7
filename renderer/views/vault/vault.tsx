import type { VaultView } from '../../../shared/storage/vault.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { ChooseKeeper } from './choose-keeper.tsx';
import { Unlock } from './unlock.tsx';

/** Stands before every other screen while what lies on this machine cannot be read: why, and the ways on. */
export function Vault({ vault }: { vault: VaultView }) {
  const asked = useStore('vault', (state) => state.problem);
  const { say } = useText();
  const isNew = vault.state === 'undecided';
  const problem = asked ?? problemOf(vault);
  return (
    <div className="narrow">
      <PageTitle title={say(isNew ? 'vault-title-new' : 'vault-title')} />
      <p className="lead">
        <Say k={leadOf(vault)} />
      </p>
      {problem ? <ProblemNotice problem={problem} tone={asked ? 'error' : 'warning'} /> : null}
      {isNew ? <ChooseKeeper beside={<AskKeychain vault={vault} />} /> : <Open vault={vault} />}
    </div>
  );
}

/** That there is no keychain is what the first screen is about: its lead says so. */
const problemOf = ({ state, problem }: VaultView): VaultView['problem'] =>
  state === 'undecided' && problem?.code === 'keychain-missing' ? undefined : problem;

/** What was closed, or could not be opened, opens again; whoever cannot begins anew. */
const Open = ({ vault }: { vault: VaultView }) => (
  <>
    {vault.keeper === 'passphrase' ? (
      <Unlock />
    ) : (
      <div className="actions">
        <AskKeychain vault={vault} />
      </div>
    )}
    {vault.state === 'locked' && !isLockedByItself(vault) ? <StartAnew /> : null}
  </>
);

/** Nobody used the desk for a while; its key is where it was. */
const isLockedByItself = ({ problem }: VaultView): boolean => problem?.code === 'desk-locked';

function leadOf(vault: VaultView) {
  const { state, keeper } = vault;
  if (isLockedByItself(vault) && keeper !== 'passphrase') return 'vault-lead-by-itself';
  if (state === 'undecided') return 'vault-lead-undecided';
  return keeper === 'passphrase' ? 'vault-lead-locked' : 'vault-lead-keychain';
}

function AskKeychain({ vault }: { vault: VaultView }) {
  const unlock = useStore('vault', (state) => state.unlock);
  const working = useStore('vault', (state) => state.working);
  const label = isLockedByItself(vault) ? 'vault-unlock' : 'vault-ask-again';
  return (
    <Button
      size="large"
      weight={vault.state === 'undecided' ? 'quiet' : 'normal'}
      onClick={() => void unlock()}
    >
      <Say k={working ? 'vault-working' : label} />
    </Button>
  );
}

/** For whoever has lost the passphrase or the keychain; nothing is deleted by it. */
const StartAnew = () => (
  <Accordion title={<Say k="vault-start-anew" />}>
    <p>
      <Say k="vault-start-anew-lead" />
    </p>
    <ChooseKeeper />
  </Accordion>
);
