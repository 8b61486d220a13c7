import { ConfirmButton } from '../../components/confirm-button.tsx';
import { useVault } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** Nothing on the disk at all, with what that means. */
export function ThisRun() {
  const choose = useVault((state) => state.choose);
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
