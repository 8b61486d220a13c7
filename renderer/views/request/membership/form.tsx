import { type ReactNode, useState } from 'react';
import type { MessageKey } from '../../../text/languages.ts';
import { Say } from '../../../text/text.tsx';
import { Field, type FieldMessage } from '../../../components/form/field.tsx';
import { SubmissionForm, useSubmission } from '../../../components/form/submission.tsx';
import { Radios } from '../../../components/form/radios.tsx';
import { TextArea } from '../../../components/form/text-area.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';

type As = 'member' | 'viewer' | 'nobody';

interface Props {
  /** Of the form on its page. */
  id: string;
  lead: ReactNode;
  /** What is known already; the rest is asked for. Toolforge is the project where none is asked for. */
  of: { readonly shellName?: string; readonly project?: string };
  missing?: 'shellName' | 'project';
  /** What somebody can become; one alone is no choice. */
  kinds: readonly [As, ...As[]];
  /** What they are now, where that is one of these. */
  now?: As | undefined;
  /** A reason to begin with. */
  because?: string;
  submit: MessageKey;
}

/** Asks for what one person is to be in one project, with the reason. */
export function MembershipForm({ id, lead, of, missing, kinds, now, because = '', submit }: Props) {
  const [name, setName] = useState('');
  const [as, setAs] = useState(now ?? kinds[0]);
  const [reason, setReason] = useState(because);
  const asked = missing ? { [missing]: name.trim() } : {};
  const nameless = name.trim() === '' && <Say k="name-rule-empty" />;
  const form = useSubmission('memberships.file', {
    wrong: {
      reason: reason.trim() === '' && <Say k="field-rule-reason-empty" />,
      ...(missing ? { [missing]: nameless } : {}),
    },
    form: () => ({ shellName: '', ...of, ...asked, as, reason }),
  });
  return (
    <SubmissionForm of={form} submit={submit}>
      <p>{lead}</p>
      {missing ? (
        <NameField
          id={`${id}-name`}
          of={missing}
          value={name}
          onType={setName}
          message={form.message(missing)}
        />
      ) : null}
      <Kinds id={id} kinds={kinds} value={as} onChange={setAs} />
      <ReasonField
        id={`${id}-reason`}
        value={reason}
        onType={setReason}
        message={form.message('reason')}
      />
    </SubmissionForm>
  );
}

interface TypedProps {
  id: string;
  value: string;
  onType: (value: string) => void;
  message: FieldMessage | undefined;
}

const NameField = ({
  of,
  value,
  onType,
  ...field
}: TypedProps & { of: 'shellName' | 'project' }) => (
  <Field
    {...field}
    label={of === 'project' ? 'project-name' : 'field-shell-name'}
    control={(control) => <TextInput {...control} dir="ltr" value={value} onType={onType} />}
  />
);

const ReasonField = ({ value, onType, ...field }: TypedProps) => (
  <Field
    {...field}
    label="membership-reason"
    help={<Say k="membership-reason-help" />}
    control={(control) => <TextArea {...control} value={value} onType={onType} rows={2} />}
  />
);

interface KindsProps {
  id: string;
  kinds: readonly As[];
  value: As;
  onChange: (as: As) => void;
}

function Kinds({ id, kinds, value, onChange }: KindsProps) {
  if (kinds.length === 1) return null;
  return (
    <Radios
      name={`${id}-as`}
      legend="member-as"
      options={kinds.map((kind) => ({ value: kind, label: <Say k={`member-as-${kind}`} /> }))}
      value={value}
      onChange={onChange}
    />
  );
}
