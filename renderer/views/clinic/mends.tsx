import { useState } from 'react';
import type { ClinicLine, Mend } from '../../../shared/clinic/clinic.ts';
import { Accordion } from '../../components/accordion.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { OwnerPasswordField } from '../../components/form/owner-password-field.tsx';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { Island } from '../../components/island.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { MembershipForm } from '../request/membership/form.tsx';

type Of<I extends Mend['is']> = Extract<Mend, { is: I }>;

/** The one way to mend what a line tells. */
export function MendOf({ line }: { line: ClinicLine }) {
  const { mend } = line;
  if (!mend) return null;
  if (mend.is === 'text') return <ForHelpers mend={mend} />;
  if (mend.is === 'self') return <Themselves line={line} />;
  return <RequestOf mend={mend} line={line} />;
}

/** A form that files the mend, or the way to one. */
function RequestOf({ mend, line }: { mend: Exclude<Mend, Of<'text' | 'self'>>; line: ClinicLine }) {
  if (mend.is === 'membership') return <Membership mend={mend} line={line} />;
  if (mend.is === 'keys') return <Keys mend={mend} />;
  if (mend.is === 'tool') return <Tool mend={mend} />;
  const isKey = mend.is === 'new-key';
  return (
    <ButtonLink href={isKey ? hashOf({ view: 'person', id: mend.shellName }) : '#/card'}>
      <Say k={isKey ? 'clinic-mend-new-key' : 'clinic-mend-account'} />
    </ButtonLink>
  );
}

/** What the newcomer does about it. */
function Themselves({ line: { check, found, params } }: { line: ClinicLine }) {
  const { has } = useText();
  const key = `clinic-do-${check}-${found}`;
  if (!has(key)) return null;
  const fill = params.map((param, place) => (
    <Island key={`${place} ${param}`}>{String(param)}</Island>
  ));
  return (
    <p className="clinic__do">
      <Say k={key} fill={fill} />
    </p>
  );
}

const ForHelpers = ({ mend: { to, text } }: { mend: Of<'text'> }) => (
  <Accordion
    title={<Say k="clinic-mend-text" fill={[<Say key="who" k={`clinic-helpers-${to}`} />]} />}
    className="form-part"
  >
    <CopyText text={text} />
  </Accordion>
);

function Membership({ mend, line }: { mend: Of<'membership'>; line: ClinicLine }) {
  const { has, say } = useText();
  const { project, shellName, as, again } = mend;
  const key = `clinic-${line.check}-${line.found}`;
  const found = has(key) ? say(key, ...line.params) : line.found;
  const where = <Island key="where">{project}</Island>;
  return (
    <FormPart
      title={
        again ? <Say k="clinic-mend-again" /> : <Say k="clinic-mend-membership" fill={[where]} />
      }
    >
      <MembershipForm
        id={`mend-${line.check}-${project}`}
        lead={
          <Say
            k={again ? 'clinic-mend-again-lead' : 'clinic-mend-membership-lead'}
            fill={[where]}
          />
        }
        of={{ shellName, project }}
        kinds={[as]}
        because={say('clinic-reason', found)}
        submit="clinic-mend-do"
      />
    </FormPart>
  );
}

function Keys({ mend: { shellName, tidy } }: { mend: Of<'keys'> }) {
  const [password, setPassword] = useState('');
  const form = useSubmission('accounts.changeKeys', {
    wrong: {
      password: password === '' && <Say k="field-rule-owner-password-empty" fill={[shellName]} />,
    },
    form: () => ({ shellName, tidy, password }),
    onDone: () => setPassword(''),
  });
  return (
    <FormPart title={<Say k="clinic-mend-keys" />}>
      <SubmissionForm of={form} submit="clinic-mend-do">
        <p>
          <Say k="clinic-mend-keys-lead" />
        </p>
        <OwnerPasswordField
          id={`tidy-${tidy.join('-')}`}
          shellName={shellName}
          message={form.message('password')}
          value={password}
          onType={setPassword}
        />
      </SubmissionForm>
    </FormPart>
  );
}

function Tool({ mend: { name, maintainer } }: { mend: Of<'tool'> }) {
  const form = useSubmission('tools.create', { form: () => ({ name, maintainer }) });
  return (
    <FormPart title={<Say k="clinic-mend-tool" />}>
      <SubmissionForm of={form} submit="clinic-mend-do">
        <p>
          <Island>{name}</Island>
        </p>
      </SubmissionForm>
    </FormPart>
  );
}
