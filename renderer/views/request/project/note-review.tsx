import { useState, type SubmitEvent } from 'react';
import { Button } from '../../../components/button.tsx';
import { Field, type FieldMessage } from '../../../components/form/field.tsx';
import { Outside } from '../../../components/island.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';

interface Props {
  id: string;
  reviewUrl: string | undefined;
}

const notWeb: FieldMessage = { tone: 'error', words: <Say k="review-no-address" /> };

/** Where the review of a project is, once it was handed in: kept with the request, so that everybody at the desk finds it. */
export function NoteReview({ id, reviewUrl }: Props) {
  const [typed, setTyped] = useState(reviewUrl ?? '');
  const [tried, setTried] = useState(false);
  const note = useStore('requests', (state) => state.noteReview);
  const isWeb = ['http:', 'https:'].includes(URL.parse(typed.trim())?.protocol ?? '');
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWeb) void note(id, typed.trim());
  };
  return (
    <form noValidate onSubmit={send}>
      {reviewUrl === undefined ? null : (
        <p>
          <Say k="review-is-at" fill={[<Outside key="url" url={reviewUrl} />]} />
        </p>
      )}
      <Field
        id="review-url"
        label="review-address"
        help={<Say k="review-address-help" />}
        message={tried && !isWeb ? notWeb : undefined}
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
      <div className="actions">
        <Button type="submit">
          <Say k="review-note" />
        </Button>
      </div>
    </form>
  );
}
