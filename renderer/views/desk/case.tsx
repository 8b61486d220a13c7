import { useState } from 'react';
import {
  type CaseView,
  caseId,
  caseOf,
  isHeldBy,
  LONGEST_NOTE,
} from '../../../shared/shift/case.ts';
import { untoldOf } from '../../../shared/shift/case-at-hub.ts';
import type { PersonAtDesk } from '../../../shared/requests/people-at-desk.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { NextHelperField } from './next-helper-field.tsx';
import { WhoIsHere } from './who-is-here.tsx';

interface Props {
  /** What the case is kept by. */
  readonly id: string;
  readonly seen: CaseView | undefined;
}

/** Who looks after a person, what helpers must know of them, and how the case goes on to somebody else. */
export function Case({ person }: { person: PersonAtDesk }) {
  const cases = useStore('shift', (state) => state.cases);
  const me = useStore('shift', (state) => state.me);
  const seen = caseOf(person, cases);
  const id = caseId(person, cases);
  return (
    <section className="case" aria-labelledby="case-title">
      <h2 id="case-title" tabIndex={-1}>
        <Say k="case-title" />
      </h2>
      <p role="status">
        <Holder seen={seen} me={me} />
      </p>
      <Note seen={seen} />
      <Untold seen={seen} />
      {me === '' ? <WhoFirst /> : <Acts key={id} id={id} seen={seen} />}
      <Refused id={id} />
    </section>
  );
}

/** Asked once in a shift, by whoever wants to do something. */
function WhoFirst() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Accordion
      title={<Say k="case-do" />}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      {isOpen ? <WhoIsHere focuses="case-title" /> : null}
    </Accordion>
  );
}

function Holder({ seen, me }: { seen: CaseView | undefined; me: string }) {
  if (!seen?.holder) return <Say k="case-nobody" />;
  return isHeldBy(seen, me) ? (
    <Say k="case-yours" />
  ) : (
    <Say k="case-held" fill={[seen.holder.name]} />
  );
}

function Note({ seen }: { seen: CaseView | undefined }) {
  const { time } = useText();
  if (!seen?.note) return null;
  const { text, by, at } = seen.note;
  return (
    <figure className="case__note">
      <blockquote dir="auto">{text}</blockquote>
      <figcaption>
        <Say k="case-note-by" fill={[by, <time dateTime={at}>{time(at)}</time>]} />
      </figcaption>
    </figure>
  );
}

/** Said here while the hub was away, or before it had the request. */
function Untold({ seen }: { seen: CaseView | undefined }) {
  const hasHub = useStore('event', ({ event }) => event?.hubUrl !== undefined);
  const isOther = useStore('requests', ({ elsewhere }) =>
    elsewhere.some(({ id }) => id === seen?.id),
  );
  if (!hasHub || isOther || !seen || untoldOf(seen).length === 0) return null;
  return (
    <p>
      <Say k="case-untold" />
    </p>
  );
}

/** Why the last thing asked for was not done; a refused field says so itself. */
function Refused({ id }: { id: string }) {
  const problem = useStore('shift', (state) => state.problem);
  return problem?.id === id && problem.error.fields.length === 0 ? (
    <ProblemNotice problem={problem.error} />
  ) : null;
}

function Acts({ id, seen }: Props) {
  const me = useStore('shift', (state) => state.me);
  const hold = useStore('shift', (state) => state.hold);
  const isMine = isHeldBy(seen, me);
  const take = seen?.holder ? 'case-take-over' : 'case-take';
  return (
    <>
      <div className="actions">
        <Button onClick={() => void hold({ id, seen }, isMine ? '' : me)}>
          <Say k={isMine ? 'case-give-back' : take} />
        </Button>
      </div>
      <Accordion title={<Say k="case-note" />} name="case">
        <NoteForm id={id} seen={seen} />
      </Accordion>
      <Accordion title={<Say k="case-hand" />} name="case">
        <HandForm id={id} seen={seen} />
      </Accordion>
    </>
  );
}

const useRefusedFields = (id: string) =>
  useStore('shift', ({ problem }) => (problem?.id === id ? problem.error.fields : undefined));

/** What is typed stays over whatever comes meanwhile, and is saved over the note that it was begun on. */
function useTypedNote(id: string, told: CaseView['note']) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over?: number }>();
  const [saved, setSaved] = useState<'case-note-saved' | 'case-note-removed'>();
  const note = useStore('shift', (state) => state.note);
  const before = told ?? { text: '', revision: 0 };
  const { text = before.text, over = before.revision } = typed ?? {};
  return {
    text,
    saved,
    type(now: string): void {
      setSaved(undefined);
      setTyped({ text: now, over });
    },
    async send(): Promise<void> {
      const isSaved = await note(id, text, over);
      const done = text.trim() === '' ? 'case-note-removed' : 'case-note-saved';
      setSaved(isSaved ? done : undefined);
      // Refused for what somebody else wrote, it is shown by now, and what is saved next is saved over that.
      setTyped(isSaved ? undefined : { text });
    },
  };
}

function NoteForm({ id, seen }: Props) {
  const { text, saved, type, send } = useTypedNote(id, seen?.note);
  const { amount } = useText();
  const form = useForm({ refused: useRefusedFields(id), send });
  return (
    <Form of={form} submit="case-note-save">
      <Field
        id="case-note"
        label="case-note"
        help={<Say k="case-note-help" fill={[amount(LONGEST_NOTE)]} />}
        message={form.message('text')}
        control={(control) => <TextArea {...control} value={text} onType={type} />}
      />
      <p role="status">{saved ? <Say k={saved} /> : null}</p>
    </Form>
  );
}

function HandForm({ id, seen }: Props) {
  const [to, setTo] = useState('');
  const hold = useStore('shift', (state) => state.hold);
  const form = useForm({
    wrong: { to: to.trim() === '' && <Say k="field-rule-helper-empty" /> },
    refused: useRefusedFields(id),
    send: async () => {
      if (await hold({ id, seen }, to)) setTo('');
    },
  });
  return (
    <Form of={form} submit="case-hand">
      <NextHelperField id="case-hand-to" value={to} onType={setTo} message={form.message('to')} />
    </Form>
  );
}
