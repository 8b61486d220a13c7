import { type SubmitEvent, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { AndAlso } from './follow-ups.tsx';
import { Consents } from './consents.tsx';
import { EmailField } from './email-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { ExportInstead } from './export-instead.tsx';
import { KeyField } from './key-field.tsx';
import { NameFields } from './name-fields.tsx';
import { PasswordField } from './password-field.tsx';
import { useOpenRequest } from '../../components/form/submission.tsx';
import { SharedField } from './shared-field.tsx';
import { WhoseCard } from './whose-card.tsx';

/** The shortest password where the profile is not known yet: the contract's own default. */
const SHORTEST_PASSWORD = 10;

/** One person's card, from an empty form to a request. */
export function Card() {
  const { say } = useText();
  const minLength = useStore(
    'event',
    (state) => state.event?.minPasswordLength ?? SHORTEST_PASSWORD,
  );
  const submit = useStore('draft', (state) => state.submit);
  const clear = useStore('draft', (state) => state.clear);
  const sending = useStore('draft', (state) => state.sending);
  const open = useOpenRequest();
  const summary = useRef<HTMLDivElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const request = await submit(minLength);
    if (request) open(request);
    else summary.current?.focus();
  };

  return (
    <form className="narrow" noValidate onSubmit={(event) => void send(event)}>
      <PageTitle title={say('card-title')} />
      <p className="lead">
        <Say k="card-lead" />
      </p>
      <WhoseCard />
      <section aria-labelledby="card-who">
        <h2 id="card-who">
          <Say k="card-section-account" />
        </h2>
        <NameFields />
        <EmailField />
      </section>
      <section aria-labelledby="card-key">
        <h2 id="card-key">
          <Say k="card-section-key" />
        </h2>
        <KeyField />
        <SharedField />
      </section>
      <AndAlso />
      <section aria-labelledby="card-own">
        <h2 id="card-own">
          <Say k="card-section-own" />
        </h2>
        <p className="turn-round">
          <Say k="card-look-away" />
        </p>
        <PasswordField minLength={minLength} />
        <Consents />
      </section>
      <ErrorSummary summary={summary} />
      <div className="actions">
        <Button type="submit" action="progressive" weight="primary" size="large">
          <Say k={sending ? 'card-sending' : 'card-submit'} />
        </Button>
        <ConfirmButton label="card-clear" question="card-clear-sure" onConfirm={clear} />
      </div>
      <ExportInstead onRefused={() => summary.current?.focus()} />
    </form>
  );
}
