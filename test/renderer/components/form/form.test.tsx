import { act, cleanup } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Field } from '../../../../renderer/components/form/field.tsx';
import { Form, useForm } from '../../../../renderer/components/form/form.tsx';
import { TextInput } from '../../../../renderer/components/form/text-input.tsx';
import { Say } from '../../../../renderer/text/text.tsx';
import type { FieldProblem } from '../../../../shared/result.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

const refusal = { field: 'reason', rule: 'no-such-rule', params: [] };

function opened(refused?: readonly FieldProblem[]) {
  const sent: string[] = [];
  function Reason() {
    const [reason, setReason] = useState('');
    const form = useForm({
      wrong: { reason: reason === '' && <Say k="field-rule-reason-empty" /> },
      refused,
      send() {
        sent.push(reason);
        setReason('');
      },
    });
    return (
      <Form of={form} submit="dismiss-do">
        <Field
          id="reason"
          label="dismiss-reason"
          message={form.message('reason')}
          control={(control) => <TextInput {...control} value={reason} onType={setReason} />}
        />
      </Form>
    );
  }
  const shown = show(<Reason />);
  const press = () => act(async () => shown.page.container.querySelector('button')?.click());
  const message = () => shown.page.container.querySelector('#reason-message')?.textContent;
  const isInvalid = () => shown.field('Reason').getAttribute('aria-invalid') === 'true';
  return { ...shown, sent, press, message, isInvalid };
}

describe('a form', () => {
  it('says what is wrong once somebody tries to send it, and sends nothing', async () => {
    const { press, message, isInvalid, sent } = opened();
    expect(message()).toBe('');
    await press();
    expect(message()).toContain(english('field-rule-reason-empty'));
    expect(isInvalid()).toBe(true);
    expect(sent).toEqual([]);
  });

  it('sends what was typed, and begins anew with nothing said about it', async () => {
    const { press, type, message, sent } = opened();
    await press();
    type('Reason', 'twice');
    expect(message()).toBe('');
    await press();
    expect(sent).toEqual(['twice']);
    expect(message()).toBe('');
  });

  it('says at its field what was refused, unless something is wrong there again', async () => {
    const { press, message, isInvalid } = opened([refusal]);
    const refused = message();
    expect(refused).not.toBe('');
    expect(isInvalid()).toBe(true);
    await press();
    expect(message()).toContain(english('field-rule-reason-empty'));
  });
});
