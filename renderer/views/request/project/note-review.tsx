import { useState } from 'react';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { Outside } from '../../../components/island.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { useRefused } from '../base/refused.tsx';

interface Props {
  id: string;
  reviewUrl: string | undefined;
}

/** Where the review of a project is, once it was handed in: kept with the request, so that everybody at the desk finds it. */
export function NoteReview({ id, reviewUrl }: Props) {
  const [typed, setTyped] = useState(reviewUrl ?? '');
  const note = useStore('requests', (state) => state.noteReview);
  const isWeb = ['http:', 'https:'].includes(URL.parse(typed.trim())?.protocol ?? '');
  const form = useForm({
    wrong: { url: !isWeb && <Say k="review-no-address" /> },
    refused: useRefused(id),
    send: () => note(id, typed.trim()),
  });
  return (
    <Form of={form} submit="review-note">
      {reviewUrl === undefined ? null : (
        <p>
          <Say k="review-is-at" fill={[<Outside key="url" url={reviewUrl} />]} />
        </p>
      )}
      <Field
        id="review-url"
        label="review-address"
        help={<Say k="review-address-help" />}
        message={form.message('url')}
        control={(control) => (
          <TextInput
            {...control}
            dir="ltr"
            value={typed}
            onType={setTyped}
            more={{ type: 'url', autoComplete: 'off' }}
          />
        )}
      />
    </Form>
  );
}
