import { Checkbox } from '../../components/form/checkbox.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { useFieldMessage } from './use-field-message.tsx';

/** What the newcomer agrees to: two boxes, both empty until a person ticks them, one key from each other; the texts come after them. */
export function Consents() {
  const terms = useStore('draft', (state) => state.fields.terms);
  const publicEmail = useStore('draft', (state) => state.fields.publicEmail);
  const type = useStore('draft', (state) => state.type);
  return (
    <>
      <Checkbox
        id="terms"
        checked={terms}
        onChange={(checked) => type('terms', checked)}
        label={<Say k="consent-terms" />}
        message={useFieldMessage('terms')}
      />
      <Checkbox
        id="publicEmail"
        checked={publicEmail}
        onChange={(checked) => type('publicEmail', checked)}
        label={<Say k="consent-public-email" />}
        message={useFieldMessage('publicEmail')}
      />
      <TermsList />
    </>
  );
}

const none: readonly { title: string; url: string }[] = [];

/** The texts themselves; they open in the person's own browser, never inside this window. */
export function TermsList() {
  const terms = useStore('event', (state) => state.event?.terms) ?? none;
  if (terms.length === 0) return null;
  return (
    <ul className="terms">
      {terms.map(({ title, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            <bdi>{title}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
