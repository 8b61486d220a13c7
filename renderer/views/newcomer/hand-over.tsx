import { useState } from 'react';
import { PIN_FORM } from '../../../shared/contract/kiosk.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { begunOf } from '../../forms/card-form.ts';
import { checkFollowUps } from '../../forms/follow-ups-form.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { FurtherWanted } from './more.tsx';
import { PinField } from './pin-field.tsx';

/** Where a helper hands the screen to a newcomer, with a PIN that gives it back. */
export function HandOver() {
  const { say } = useText();
  const isIncomplete = useStore('draft', ({ followUps }) => checkFollowUps(followUps).length > 0);
  return (
    <div className="narrow">
      <PageTitle title={say('hand-screen-title')} focuses="pin" />
      <p className="lead">
        <Say k="hand-screen-lead" />
      </p>
      <GoesAlong />
      {isIncomplete ? <Incomplete /> : <PinForm />}
    </div>
  );
}

/** What of the card goes along. */
function GoesAlong() {
  const { username, email } = useStore('draft', (state) => state.fields);
  const named = [username, email].find((typed) => typed.trim() !== '');
  return (
    <>
      {named === undefined ? null : (
        <p>
          <Say k="hand-screen-goes-along" fill={[named]} />
        </p>
      )}
      <FurtherWanted />
    </>
  );
}

/** What else was chosen cannot be asked for as it is, and the newcomer could not mend it. */
const Incomplete = () => (
  <Notice tone="error">
    <p>
      <Say k="hand-screen-incomplete" />
    </p>
    <ButtonLink href="#/card">
      <Say k="hand-screen-to-form" />
    </ButtonLink>
  </Notice>
);

function PinForm() {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const { fields, expected, followUps } = useStore('draft', (state) => state);
  const handOver = useStore('kiosk', (state) => state.handOver);
  const problem = useStore('kiosk', (state) => state.problem);
  const form = useForm({
    wrong: {
      pin: !PIN_FORM.test(pin) && <Say k="field-rule-pin-form" />,
      again: pin !== again && <Say k="field-rule-pin-differs" />,
    },
    send: () => handOver(pin, begunOf(fields, expected, followUps)),
  });
  return (
    <>
      <Form of={form} submit="hand-screen-do" action="progressive" weight="primary">
        <PinField
          id="pin"
          label="hand-screen-pin"
          help={<Say k="hand-screen-pin-help" />}
          value={pin}
          onType={setPin}
          message={form.message('pin')}
        />
        <PinField
          id="pin-again"
          label="hand-screen-pin-again"
          value={again}
          onType={setAgain}
          message={form.message('again')}
        />
      </Form>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}
