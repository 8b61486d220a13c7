import { type ReactNode, useEffect, useState } from 'react';
import { type EnrolledDesk, fingerprintOf } from '../../../shared/desks/desks.ts';
import type { HubSession } from '../../../shared/desks/sessions.ts';
import { isNewcomer } from '../../../shared/domain/hub-session.ts';
import { Accordion } from '../../components/accordion.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import type { AccessDone } from '../../stores/shift/access-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { useMayAtHub } from './use-may.ts';

/** Takes the focus once what was pressed has gone. */
const OUTCOMES = { desks: 'desks-outcome', sessions: 'access-outcome' } as const;
const focusOutcome = (of: keyof typeof OUTCOMES): void =>
  document.getElementById(OUTCOMES[of])?.focus();

/** At a hub: its desks, for who may let them in, and who is logged in, for who may end that. */
export function AccessSettings() {
  const maySeeDesks = useMayAtHub('grant');
  const maySeeSessions = useMayAtHub('admin');
  return (
    <>
      {maySeeDesks ? <Desks /> : null}
      {maySeeSessions ? <Sessions /> : null}
    </>
  );
}

function Desks() {
  const desks = useStore('access', (state) => state.desks);
  const load = useStore('access', (state) => state.loadDesks);
  useEffect(() => void load(), [load]);
  return (
    <section aria-labelledby="desks-title">
      <h2 id="desks-title">
        <Say k="desks-title" />
      </h2>
      <p>
        <Say k="desks-lead" />
      </p>
      <Outcome of="desks" />
      {desks?.length === 0 ? (
        <p>
          <Say k="desks-none" />
        </p>
      ) : null}
      {desks && desks.length > 0 ? (
        <ul className="access">
          {desks.map((desk) => (
            <DeskItem key={desk.id} desk={desk} />
          ))}
        </ul>
      ) : null}
      <LetIn />
    </section>
  );
}

function DeskItem({ desk }: { desk: EnrolledDesk }) {
  const { id, name, enrolledBy, enrolledAt, seenAt } = desk;
  const { dayAndTime } = useText();
  const revoke = useStore('access', (state) => state.revoke);
  return (
    <li>
      <div>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p>
          {seenAt === undefined ? (
            <Say k="desks-unseen" />
          ) : (
            <Say k="desks-seen" fill={[dayAndTime(seenAt)]} />
          )}{' '}
          <Say k="desks-added-by" fill={[enrolledBy, dayAndTime(enrolledAt)]} />
        </p>
        <p>
          <Island mono>{fingerprintOf(id)}</Island>
        </p>
      </div>
      <ConfirmButton
        label="desks-revoke"
        question="desks-revoke-sure"
        size="medium"
        onConfirm={() => void revoke(desk).then(() => focusOutcome('desks'))}
      />
    </li>
  );
}

function LetIn() {
  const enrol = useStore('access', (state) => state.enrol);
  const [code, setCode] = useState('');
  const form = useForm({
    wrong: { code: code.trim() === '' && <Say k="cloud-field-empty" /> },
    async send() {
      if (await enrol(code)) setCode('');
      focusOutcome('desks');
    },
  });
  return (
    <Form of={form} submit="desks-enrol" action="progressive" weight="primary">
      <Field
        id="code"
        label="desks-code"
        help={<Say k="desks-code-help" />}
        message={form.message('code')}
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
    </Form>
  );
}

/** What became of the last thing that was done here. */
function Outcome({ of }: { of: keyof typeof OUTCOMES }) {
  const done = useStore('access', (state) => state.done);
  const problem = useStore('access', (state) => state.problem);
  const isOurs = done !== undefined && (done.is === 'ended') === (of === 'sessions');
  return (
    <div id={OUTCOMES[of]} className="outcome" role="status" tabIndex={-1}>
      {isOurs ? (
        <Notice tone="success">
          <DoneWords done={done} />
        </Notice>
      ) : null}
      {problem?.of === of ? <ProblemNotice problem={problem.error} /> : null}
    </div>
  );
}

function DoneWords({ done }: { done: AccessDone }): ReactNode {
  if (done.is === 'ended') return <Say k="access-ended" />;
  const { name, id } = done.desk;
  if (done.is === 'revoked') return <Say k="desks-revoked" fill={[name]} />;
  const fingerprint = (
    <Island key="fingerprint" mono>
      {fingerprintOf(id)}
    </Island>
  );
  return <Say k="desks-enrolled" fill={[name, fingerprint]} />;
}

/** Those who work here first and by name; newcomers are many, and have none. */
function Sessions() {
  const sessions = useStore('access', (state) => state.sessions);
  const load = useStore('access', (state) => state.loadSessions);
  useEffect(() => void load(), [load]);
  const newcomers = sessions?.filter(({ role }) => isNewcomer(role)) ?? [];
  const others = sessions?.filter(({ role }) => !isNewcomer(role)) ?? [];
  return (
    <section aria-labelledby="access-title">
      <h2 id="access-title">
        <Say k="access-title" />
      </h2>
      <p>
        <Say k="access-lead" />
      </p>
      <Outcome of="sessions" />
      <SessionList sessions={others} />
      {newcomers.length === 0 ? null : (
        <Accordion title={<Say k="access-newcomers" fill={[newcomers.length]} />}>
          <SessionList sessions={newcomers} />
        </Accordion>
      )}
    </section>
  );
}

const SessionList = ({ sessions }: { sessions: readonly HubSession[] }) =>
  sessions.length === 0 ? null : (
    <ul className="access">
      {sessions.map((session) => (
        <SessionItem key={session.ref} session={session} />
      ))}
    </ul>
  );

function SessionItem({ session }: { session: HubSession }) {
  const { ref, role, who, name, madeAt, usedAt } = session;
  const { dayAndTime } = useText();
  const end = useStore('access', (state) => state.end);
  const isSelf = useStore('approvals', ({ caller }) => caller?.who === who);
  return (
    <li>
      <div>
        <h3>
          {name === '' ? null : (
            <>
              <bdi>{name}</bdi>{' '}
            </>
          )}
          <span className="access__role">
            <Say k={`hub-role-${role}`} />
          </span>
        </h3>
        <p>
          <Say k="access-since" fill={[dayAndTime(madeAt), dayAndTime(usedAt)]} />{' '}
          {isSelf ? <Say k="access-self" /> : null}
        </p>
      </div>
      <ConfirmButton
        label="access-end"
        question="access-end-sure"
        size="medium"
        onConfirm={() => void end(ref).then(() => focusOutcome('sessions'))}
      />
    </li>
  );
}
