import { useState, type SubmitEvent } from 'react';
import { Accordion } from '../../../components/accordion.tsx';
import { Button } from '../../../components/button.tsx';
import { Field, type FieldMessage } from '../../../components/form/field.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { goWith } from '../../../selectors/related-requests.ts';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';

/** Ends a request by decision. The reason is kept with it. */
export function Dismiss({ id, isOnlyWay = false }: { id: string; isOnlyWay?: boolean }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const dismiss = useStore('requests', (state) => state.dismiss);
  const others = useStore('requests', ({ requests }) => goWith(requests, id).length);
  const isEmpty = reason.trim() === '';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isEmpty) void dismiss(id, reason);
  };
  const message: FieldMessage = { tone: 'error', words: <Say k="field-rule-reason-empty" /> };
  return (
    <Accordion title={<Say k="dismiss-title" />} className="dismiss" open={isOnlyWay}>
      <form noValidate onSubmit={send}>
        <p>
          <Say k="dismiss-lead" />
        </p>
        {others === 0 ? null : (
          <p>
            <strong>
              <Say k="dismiss-others" fill={[others]} />
            </strong>
          </p>
        )}
        <Field
          id="dismiss-reason"
          label="dismiss-reason"
          message={tried && isEmpty ? message : undefined}
          control={(control) => <TextInput {...control} value={reason} onType={setReason} />}
        />
        <div className="actions">
          <Button type="submit" action="destructive">
            <Say k="dismiss-do" />
          </Button>
        </div>
      </form>
    </Accordion>
  );
}
