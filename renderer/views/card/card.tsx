import { type SubmitEvent, useRef, useState } from 'react';
import type { RequestView } from '../../../shared/requests/request.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { AndMore, AndToolforge } from './follow-ups.tsx';
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

/** Where work on a card begins. */
const FIRST_FIELD = 'username';

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

  const receive = useStore('requests', (state) => state.receive);
  const [last, setLast] = useState<RequestView>();

  /** To the page of the request, or to the next form: then it goes on behind it, and the list shows how far it is. */
  const send = async (then: (request: RequestView) => void) => {
    const request = await submit(minLength);
    if (request) then(request);
    else summary.current?.focus();
  };
  const sendAndOpen = (event: SubmitEvent) => {
    event.preventDefault();
    void send(open);
  };
  const goOn = (request: RequestView) => {
    receive(request);
    setLast(request);
    document.getElementById(FIRST_FIELD)?.focus();
  };

  return (
    <form className="card-form" noValidate onSubmit={sendAndOpen}>
      <div className="card-form__head">
        <PageTitle title={say('card-title')} focuses={FIRST_FIELD} />
        <p className="lead">
          <Say k="card-lead" />
        </p>
        <Filed request={last} />
        <WhoseCard />
      </div>
      <div className="card-form__person">
        <section aria-label={say('card-section-account')} className="card-form__fields">
          <NameFields />
          <EmailField />
          <KeyField />
          <SharedField />
        </section>
        <AndToolforge />
      </div>
      <section aria-labelledby="card-own" className="card-form__own">
        <h2 id="card-own">
          <Say k="card-section-own" />
        </h2>
        <p className="turn-round">
          <Say k="card-look-away" />
        </p>
        <PasswordField minLength={minLength} />
        <Consents />
        <AndMore />
        <ErrorSummary summary={summary} />
        <div className="actions">
          <Button type="submit" action="progressive" weight="primary" size="large">
            <Say k={sending ? 'card-sending' : 'card-submit'} />
          </Button>
          <Button onClick={() => void send(goOn)}>
            <Say k="card-submit-next" />
          </Button>
          <ButtonLink href="#/newcomer">
            <Say k="hand-screen-do" />
          </ButtonLink>
          <ConfirmButton
            label="card-clear"
            question="card-clear-sure"
            size="medium"
            onConfirm={clear}
          />
        </div>
        <ExportInstead onRefused={() => summary.current?.focus()} />
      </section>
    </form>
  );
}

/** The card before this one, which goes on by itself. */
function Filed({ request }: { request: RequestView | undefined }) {
  return (
    <div aria-live="polite">
      {request ? (
        <Notice tone="success">
          <Say
            k="card-filed"
            fill={[
              <a key="filed" href={hashOf({ view: 'request', id: request.id })}>
                {request.username}
              </a>,
            ]}
          />
        </Notice>
      ) : null}
    </div>
  );
}
