import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useStore } from '../../../stores/provider.tsx';
import type { MessageKey } from '../../../text/languages.ts';
import { Say } from '../../../text/text.tsx';
import { Field, required } from '../../../components/form/field.tsx';
import {
  FilingActions,
  FilingProblem,
  useFiled,
  useFilingField,
} from '../../../components/form/submission.tsx';
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
  submit: MessageKey;
}

/** Asks for what one person is to be in one project, with the reason. */
export function MembershipForm({ id, lead, of, missing, kinds, now, submit }: Props) {
  const [name, setName] = useState('');
  const [as, setAs] = useState(now ?? kinds[0]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const file = useStore('submission', (state) => state.membership);
  const filed = useFiled();
  const wish = { shellName: '', ...of, ...(missing ? { [missing]: name.trim() } : {}) };
  const isNameless = missing !== undefined && name.trim() === '';
  const isReasonless = reason.trim() === '';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isReasonless && !isNameless) void filed(file({ ...wish, as, reason }));
  };
  return (
    <form noValidate onSubmit={send}>
      <p>{lead}</p>
      {missing ? (
        <NameField
          id={`${id}-name`}
          of={missing}
          value={name}
          onType={setName}
          isMissing={tried && isNameless}
        />
      ) : null}
      <Kinds id={id} kinds={kinds} value={as} onChange={setAs} />
      <ReasonField
        id={`${id}-reason`}
        value={reason}
        onType={setReason}
        isMissing={tried && isReasonless}
      />
      <FilingProblem fields={['reason', missing ?? '']} />
      <FilingActions submit={submit} />
    </form>
  );
}

interface TypedProps {
  id: string;
  value: string;
  onType: (value: string) => void;
  isMissing: boolean;
}

function NameField({
  of,
  isMissing,
  value,
  onType,
  id,
}: TypedProps & { of: 'shellName' | 'project' }) {
  const refused = useFilingField(of);
  return (
    <Field
      id={id}
      label={of === 'project' ? 'project-name' : 'field-shell-name'}
      message={required(isMissing, 'name-rule-empty', refused)}
      control={(control) => <TextInput {...control} dir="ltr" value={value} onType={onType} />}
    />
  );
}

function ReasonField({ isMissing, value, onType, id }: TypedProps) {
  const refused = useFilingField('reason');
  return (
    <Field
      id={id}
      label="membership-reason"
      help={<Say k="membership-reason-help" />}
      message={required(isMissing, 'field-rule-reason-empty', refused)}
      control={(control) => <TextArea {...control} value={value} onType={onType} rows={2} />}
    />
  );
}

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
