import { useState } from 'react';
import type { EventView } from '../../../shared/contract/event.ts';
import { askBefore, limitRequest, readAddresses } from '../../../shared/checklist/limit-request.ts';
import { CopyText } from '../../components/copy-text.tsx';
import { Field } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { inLanguage } from '../../../shared/languages.ts';
import { Say, useText } from '../../text/text.tsx';

/** What the owners of the wikis grant where nobody says how many (docs/facts.md). */
const USUAL_ACCOUNTS = '50';

/** Who configures the wikis reads English. */
const englishName = (event: EventView | undefined): string =>
  inLanguage(event?.name ?? {}, 'en') ?? '';

/** Writes the request for more new Wikimedia accounts from the venue's address than the wikis allow. A person sends it. */
export function Limit() {
  const event = useStore('event', (state) => state.event);
  const name = englishName(event);
  const [typed, setTyped] = useState('');
  const [accounts, setAccounts] = useState(USUAL_ACCOUNTS);
  const { addresses, wrong } = readAddresses(typed);
  const url = event?.wikimediaAccount?.limitRequestUrl;
  const { starts, ends } = event ?? {};
  return (
    <section className="limit" aria-labelledby="limit-title">
      <h2 id="limit-title">
        <Say k="limit-title" />
      </h2>
      <p>
        <Say k="limit-lead" />
      </p>
      <Deadline before={askBefore(starts)} />
      <Field
        id="limit-addresses"
        label="limit-addresses"
        help={<Say k="limit-addresses-help" />}
        message={
          wrong.length === 0
            ? undefined
            : { tone: 'error', words: <Say k="limit-addresses-wrong" fill={[wrong.join(' ')]} /> }
        }
        live
        control={(control) => <TextInput {...control} dir="ltr" value={typed} onType={setTyped} />}
      />
      <Field
        id="limit-accounts"
        label="limit-accounts"
        control={(control) => (
          <TextInput
            {...control}
            dir="ltr"
            value={accounts}
            onType={(text) => setAccounts(text.replace(/\D/g, '').slice(0, 5))}
            more={{ inputMode: 'numeric' }}
          />
        )}
      />
      <h3>
        <Say k="limit-text" />
      </h3>
      <CopyText
        text={limitRequest({ name, starts, ends }, { addresses, accounts: Number(accounts) })}
      />
      {url === undefined ? null : (
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            <Say k="limit-open" />
          </a>
        </p>
      )}
    </section>
  );
}

/** Until when the request is read in time; nothing where nobody knows when the event starts. */
function Deadline({ before }: { before: string | undefined }) {
  const { time } = useText();
  const [now] = useState(Date.now);
  if (before === undefined) return null;
  return (
    <Notice tone="warning">
      {Date.parse(before) > now ? (
        <Say k="limit-before" fill={[time(before)]} />
      ) : (
        <Say k="limit-late" />
      )}
    </Notice>
  );
}
