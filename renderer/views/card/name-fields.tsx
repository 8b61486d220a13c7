import { useEffect } from 'react';
import { normaliseShellName, normaliseUsername } from '../../../shared/names/names.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { Island, NamePair } from '../../components/island.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import { useFieldMessage } from './use-field-message.tsx';
import { verdictMessage } from './verdict-message.tsx';

type NameField = 'username' | 'shellName';

function useNameMessage(field: NameField): FieldMessage | undefined {
  const value = useStore('draft', (state) => state.fields[field]);
  const names = useStore('draft', (state) => state.names);
  const problem = useFieldMessage(field);
  if (problem) return problem;
  if (value.trim() === '') return undefined;
  if (!names) return { tone: 'plain', words: <Say k="verdict-asking" /> };
  return verdictMessage(names[field]);
}

function useNameControl(field: NameField) {
  const value = useStore('draft', (state) => state.fields[field]);
  const type = useStore('draft', (state) => state.type);
  return { value, onType: (name: string) => type(field, name) };
}

/** The shell name that follows the username comes a moment later. Whoever stands in its field by then replaces it with what they type. */
export function useSuggestionSelected(): void {
  const shellName = useStore('draft', (state) => state.fields.shellName);
  const isTyped = useStore('draft', (state) => state.shellNameTyped);
  useEffect(() => {
    const field = document.activeElement;
    if (!isTyped && field instanceof HTMLInputElement && field.id === 'shellName') field.select();
  }, [shellName, isTyped]);
}

/** The two names of a developer account, checked while they are typed. */
export function NameFields() {
  useSuggestionSelected();
  const username = useNameControl('username');
  const shellName = useNameControl('shellName');
  return (
    <>
      <Field
        id="username"
        live
        label="field-username"
        help={<Say k="field-username-help" />}
        message={useNameMessage('username')}
        control={(control) => (
          <TextInput {...control} {...username} more={{ autoComplete: 'off' }} />
        )}
      >
        <SavedAs typed={username.value} saved={normaliseUsername(username.value)} />
      </Field>
      <Field
        id="shellName"
        live
        label="field-shell-name"
        help={<Say k="field-shell-name-help" fill={[<Island mono>ssh</Island>]} />}
        message={useNameMessage('shellName')}
        control={(control) => (
          <TextInput {...control} {...shellName} dir="ltr" more={{ autoComplete: 'off' }} />
        )}
      >
        <SavedAs typed={shellName.value} saved={normaliseShellName(shellName.value)} />
      </Field>
      <IsThisYou />
      <Alternatives />
      <Spares />
    </>
  );
}

/** Said before anything is sent, where it will stand otherwise than it was typed. White space around it is nobody’s wish. */
export function SavedAs({ typed, saved }: { typed: string; saved: string }) {
  if (saved === '' || saved === typed.trim()) return null;
  return (
    <p aria-live="polite">
      <Say
        k="name-saved-as"
        fill={[
          <strong key="saved">
            <bdi>{saved}</bdi>
          </strong>,
        ]}
      />
    </p>
  );
}

/** Whoever comes back meets their own name as taken: their account is there, and what they need is on its page. */
function IsThisYou() {
  const names = useStore('draft', (state) => state.names);
  const verdicts = names ? [names.shellName, names.username] : [];
  const holders = verdicts.flatMap((verdict) =>
    verdict.is === 'taken' && verdict.by === 'person' ? [verdict.holder] : [],
  );
  const different = holders.filter(
    (holder, i) => holders.findIndex((other) => sameName(holder, other)) === i,
  );
  if (different.length === 0) return null;
  return (
    <div className="is-this-you">
      <Notice tone="notice">
        <p>
          <strong>
            <Say k="is-this-you" />
          </strong>
        </p>
        <p>
          <Say k="is-this-you-next" />
        </p>
        {different.map((holder) => (
          <p key={holder}>
            <a href={hashOf({ view: 'person', id: holder })}>
              <Say
                k="is-this-you-open"
                fill={[
                  <Island key="name" mono>
                    {holder}
                  </Island>,
                ]}
              />
            </a>
          </p>
        ))}
      </Notice>
    </div>
  );
}

/** Pairs of names that were free when asked; one press fills both fields. */
export function Alternatives() {
  const alternatives = useStore('draft', (state) => state.names?.alternatives);
  const choose = useStore('draft', (state) => state.choose);
  if (!alternatives || alternatives.length === 0) return null;
  return (
    <div className="alternatives" role="group" aria-labelledby="alternatives-title">
      <p id="alternatives-title">
        <Say k="alternatives-title" />
      </p>
      {alternatives.map((pair) => (
        <button
          key={pair.shellName}
          type="button"
          className="cdx-button alternative"
          onClick={() => choose(pair)}
        >
          <NamePair pair={pair} />
        </button>
      ))}
    </div>
  );
}

/** While nobody can be asked: pairs to take instead, agreed on now while the newcomer sits here. */
export function Spares({ title = 'spares-title' }: { title?: MessageKey }) {
  const spares = useStore('draft', (state) => state.names?.spares);
  const agreed = useStore('draft', (state) => state.agreed);
  const agree = useStore('draft', (state) => state.agree);
  if (!spares || spares.length === 0) return null;
  return (
    <div className="spares" role="group" aria-labelledby="spares-title">
      <p id="spares-title">
        <Say k={title} />
      </p>
      {spares.map((pair) => (
        <Checkbox
          key={`${pair.username} ${pair.shellName}`}
          id={`spare-${pair.username}-${pair.shellName}`}
          checked={agreed.includes(pair)}
          onChange={(isAgreed) => agree(pair, isAgreed)}
          label={<NamePair pair={pair} />}
        />
      ))}
    </div>
  );
}
