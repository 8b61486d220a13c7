import type { VaultView } from '../../../shared/storage/vault.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { ChoosePassphrase } from './choose-passphrase.tsx';
import { Unlock } from './unlock.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';

/** Nothing on the disk at all, with what that means. */
function ThisRun() {
  const choose = useStore('vault', (state) => state.choose);
  return (
    <section aria-labelledby="this-run">
      <h2 id="this-run">
        <Say k="vault-choose-this-run" />
      </h2>
      <p>
        <Say k="vault-choose-this-run-lead" />
      </p>
      <div className="actions">
        <ConfirmButton
          label="vault-choose-this-run"
          question="vault-choose-this-run-sure"
          onConfirm={() => void choose({ keeper: 'this-run' })}
        />
      </div>
    </section>
  );
}

/** Stands before every other screen while what lies on this machine cannot be read: why, and the ways on. */
export function Vault({ vault }: { vault: VaultView }) {
  const asked = useStore('vault', (state) => state.problem);
  const { say } = useText();
  const { state, keeper } = vault;
  const problem = asked ?? vault.problem;
  return (
    <div className="narrow">
      <PageTitle title={say('vault-title')} />
      <p className="lead">
        <Say k={leadOf(vault)} />
      </p>
      {problem ? <ProblemNotice problem={problem} tone={asked ? 'error' : 'warning'} /> : null}
      {keeper === 'passphrase' ? <Unlock /> : <AskKeychain vault={vault} />}
      {state === 'undecided' ? (
        <>
          <ChoosePassphrase />
          <ThisRun />
        </>
      ) : null}
      {state === 'locked' && !isLockedByItself(vault) ? <StartAnew /> : null}
    </div>
  );
}

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
  return (
    <div className="actions">
      <Button onClick={() => void unlock()}>
        <Say
          k={
            working ? 'vault-working' : isLockedByItself(vault) ? 'vault-unlock' : 'vault-ask-again'
          }
        />
      </Button>
    </div>
  );
}

/** For whoever has lost the passphrase or the keychain; nothing is deleted by it. */
const StartAnew = () => (
  <Accordion title={<Say k="vault-start-anew" />}>
    <p>
      <Say k="vault-start-anew-lead" />
    </p>
    <ChoosePassphrase />
    <ThisRun />
  </Accordion>
);
