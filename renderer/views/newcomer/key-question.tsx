import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { KeyControl, keyMessage } from '../card/key-field.tsx';
import { useOwnMessage } from './field-words.tsx';
import { KeyGuide } from './key-guide.tsx';
import { useIsAtHub, useIsOwnDevice } from './own-requests.ts';
import { Question, type Place } from './question.tsx';

/** The key: how one is made, and where it comes in. It can come another day. */
export function KeyQuestion(place: Place) {
  const isTyped = useStore('draft', (state) => state.fields.sshKey.trim() !== '');
  const isOwn = useIsOwnDevice();
  const isAtHub = useIsAtHub();
  const lead = isOwn ? 'laptop-key-lead' : 'newcomer-key-lead';
  const report = useStore('draft', (state) => state.key);
  const problem = useOwnMessage('sshKey');
  const asking: FieldMessage = { tone: 'plain', words: <Say k="key-asking" /> };
  return (
    <Question
      {...place}
      title="newcomer-key-title"
      lead={<Say k={isAtHub ? 'hub-key-lead' : lead} />}
      next={isTyped ? 'newcomer-continue' : 'newcomer-key-later'}
    >
      <KeyGuide />
      <Field
        id="sshKey"
        label="field-ssh-key"
        optional
        live
        help={
          <>
            <Say
              k="newcomer-key-paste"
              fill={[
                <Island key="type" mono>
                  ssh-ed25519
                </Island>,
              ]}
            />{' '}
            <Say k="newcomer-key-bring" />
          </>
        }
        message={problem ?? (report ? keyMessage(report) : isTyped ? asking : undefined)}
        control={(control) => <KeyControl {...control} />}
      />
    </Question>
  );
}
