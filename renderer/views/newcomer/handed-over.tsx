import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { PinField } from './pin-field.tsx';

/** What a helper sees while a newcomer has the screen: how far they are, and the way back. */
export function HandedOver() {
  const { say } = useText();
  return (
    <main id="main" className="handed">
      <PageTitle title={say('handed-title')} focuses="pin" />
      <p className="lead">
        <Say k="handed-lead" />
      </p>
      <p className="handed__step" role="status">
        <HowFar />
      </p>
      <TakeBack />
      <p>
        <a href="#/newcomer">
          <Say k="handed-back" />
        </a>
      </p>
    </main>
  );
}

function HowFar() {
  const view = useStore('kiosk', (state) => state.view);
  if (view?.filed) return <Say k="handed-filed" />;
  if (!view?.step) return <Say k="handed-not-begun" />;
  return <Say k="handed-step" fill={[view.step.at, view.step.of]} />;
}

function TakeBack() {
  const [pin, setPin] = useState('');
  const takeBack = useStore('kiosk', (state) => state.takeBack);
  const problem = useStore('kiosk', (state) => state.problem);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPin('');
    const back = await takeBack(pin);
    if (!back) return document.getElementById('pin')?.focus();
    const { request } = back;
    window.location.hash =
      request === undefined ? '#/card' : hashOf({ view: 'request', id: request });
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <PinField id="pin" label="hand-screen-pin" value={pin} onType={setPin} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions">
        <Button type="submit" action="progressive" weight="primary">
          <Say k="handed-end" />
        </Button>
      </div>
    </form>
  );
}
