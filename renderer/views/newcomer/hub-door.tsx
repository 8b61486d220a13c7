import { type ReactNode, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { Frame } from './frame.tsx';
import { LanguageQuestion } from './language.tsx';
import { Question } from './question.tsx';

type Page = 'language' | 'code' | 'helper';

/** What a browser sees of an event at a hub before anybody is in: the language, then the event's code; and the door for who works here. */
export function HubDoor() {
  const isOffered = useStore('hub', ({ offered }) => offered);
  return isOffered ? <LinkOffered /> : <AtDoor />;
}

/** A private link was opened while somebody is in: by it they would be somebody else, so they are asked. */
function LinkOffered() {
  const answer = useStore('hub', (state) => state.answer);
  return (
    <Frame foot={null}>
      <Question
        title="hub-link-instead-title"
        lead={<Say k="hub-link-instead-lead" />}
        next="hub-link-instead"
        onNext={() => void answer(true)}
        onBack={() => void answer(false)}
      >
        <Problem />
      </Question>
    </Frame>
  );
}

function AtDoor() {
  const cameBack = useStore('hub', (state) => state.cameBack);
  const isRefused = useStore('hub', ({ problem }) => problem !== undefined);
  const [page, setPage] = useState<Page>(cameBack ? 'helper' : isRefused ? 'code' : 'language');
  const forget = useStore('hub', (state) => state.forget);
  const enter = useStore('hub', (state) => state.enter);
  const poster = useStore('hub', (state) => state.poster);
  const [isTried, setTried] = useState(false);
  const speaks = () => {
    setPage('code');
    if (poster === undefined || isTried) return;
    setTried(true);
    void enter({ by: 'code', code: poster });
  };
  const go = (to: Page) => () => {
    forget();
    setPage(to);
  };
  const pages: Readonly<Record<Page, () => ReactNode>> = {
    language: () => <LanguageQuestion onNext={speaks} />,
    code: () => <CodeQuestion />,
    helper: () => <HelperQuestion onBack={go('code')} />,
  };
  return (
    <Frame
      onLanguage={page === 'language' ? undefined : () => setPage('language')}
      foot={page === 'helper' ? null : <ForHelpers onOpen={go('helper')} />}
    >
      {pages[page]()}
    </Frame>
  );
}

const ForHelpers = ({ onOpen }: { onOpen: () => void }) => (
  <Button weight="quiet" onClick={onOpen}>
    <Say k="hub-for-helpers" />
  </Button>
);

function Problem() {
  const problem = useStore('hub', (state) => state.problem);
  return <div aria-live="assertive">{problem ? <ProblemNotice problem={problem} /> : null}</div>;
}

/** The code that everybody at the event can read. */
function CodeQuestion() {
  const poster = useStore('hub', (state) => state.poster);
  const [code, setCode] = useState(poster ?? '');
  const [website, setWebsite] = useState('');
  const enter = useStore('hub', (state) => state.enter);
  const working = useStore('hub', (state) => state.working);
  const onNext = () => {
    if (working) return;
    if (code.trim() === '') return document.getElementById('code')?.focus();
    void enter({ by: 'code', code, website });
  };
  return (
    <Question
      title="hub-code-title"
      lead={<Say k="hub-code-lead" />}
      focuses="code"
      onNext={onNext}
    >
      <Field
        id="code"
        label="hub-code"
        control={(control) => (
          <TextInput
            {...control}
            value={code}
            onType={setCode}
            dir="ltr"
            more={{ autoComplete: 'off' }}
          />
        )}
      />
      <Bait value={website} onType={setWebsite} />
      <AtWork />
      <Problem />
    </Question>
  );
}

/** While the browser does the work that this hub asks for. */
function AtWork() {
  const isAtWork = useStore('hub', ({ working, view }) => working && view?.work !== undefined);
  return <p role="status">{isAtWork ? <Say k="hub-code-working" /> : null}</p>;
}

/** A field that no person sees, hears of or reaches: what fills it is a program. */
const Bait = ({ value, onType }: { value: string; onType: (text: string) => void }) => (
  <input
    className="bait"
    name="website"
    tabIndex={-1}
    aria-hidden="true"
    autoComplete="off"
    value={value}
    onChange={(event) => onType(event.target.value)}
  />
);

/** Where whoever works here logs in: with a developer account, here or at the identity provider. */
function HelperQuestion({ onBack }: { onBack: () => void }) {
  const elsewhere = useStore('hub', ({ view }) => view?.signIn === 'oidc');
  return elsewhere ? <LogInElsewhere onBack={onBack} /> : <LogInHere onBack={onBack} />;
}

function LogInElsewhere({ onBack }: { onBack: () => void }) {
  return (
    <Question
      title="hub-helper-title"
      lead={<Say k="hub-helper-lead" />}
      onNext={onBack}
      onBack={onBack}
      way={
        <ButtonLink href="oidc" action="progressive" weight="primary" size="large">
          <Say k="hub-log-in-elsewhere" />
        </ButtonLink>
      }
    >
      <Problem />
    </Question>
  );
}

function LogInHere({ onBack }: { onBack: () => void }) {
  const [uid, setUid] = useState('');
  const [password, setPassword] = useState('');
  const enter = useStore('hub', (state) => state.enter);
  const onNext = () => {
    const missing = uid.trim() === '' ? 'uid' : password === '' ? 'helper-password' : undefined;
    if (missing) return document.getElementById(missing)?.focus();
    setPassword('');
    void enter({ by: 'password', uid: uid.trim(), password });
  };
  return (
    <Question
      title="hub-helper-title"
      lead={<Say k="hub-helper-lead" />}
      focuses="uid"
      next="hub-log-in"
      onNext={onNext}
      onBack={onBack}
    >
      <Field
        id="uid"
        label="field-shell-name"
        control={(control) => (
          <TextInput
            {...control}
            value={uid}
            onType={setUid}
            dir="ltr"
            more={{ autoComplete: 'username' }}
          />
        )}
      />
      <Field
        id="helper-password"
        label="field-password"
        control={(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={password}
            onType={setPassword}
          />
        )}
      />
      <Problem />
    </Question>
  );
}
