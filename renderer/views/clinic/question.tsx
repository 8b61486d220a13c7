import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

const nothingMore = { project: '', port: '', name: '', toolforge: false, floatingIp: false };
type More = typeof nothingMore;

/** The texts that were filled in. */
const filledIn = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

const questionOf = (
  who: string,
  { port, project, name, ...needs }: More,
): Input<'clinic.look'> => ({
  who: who.trim(),
  toolforge: needs.toolforge,
  floatingIp: needs.floatingIp,
  ...filledIn({ project: project.trim(), name: name.trim() }),
  ...(port.trim() === '' ? {} : { port: Number(port) }),
});

const isPort = (text: string): boolean =>
  text.trim() === '' ||
  (/^\s*\d{1,5}\s*$/u.test(text) && Number(text) >= 1 && Number(text) <= 65_535);

/** Who it is, and what more is known of what does not work. */
export function Question({ who: first }: { who: string }) {
  const before = useStore('clinic', (state) => state.question);
  const ask = useStore('clinic', (state) => state.ask);
  const asking = useStore('clinic', (state) => state.asking);
  const [who, setWho] = useState(first || (before?.who ?? ''));
  const [more, setMore] = useState(nothingMore);
  const form = useForm({
    wrong: {
      who: who.trim() === '' && <Say k="clinic-who-empty" />,
      port: !isPort(more.port) && <Say k="clinic-port-wrong" />,
    },
    send: () => ask(questionOf(who, more)),
  });
  return (
    <Form
      of={form}
      submit={asking ? 'clinic-running' : 'clinic-do'}
      action="progressive"
      weight="primary"
    >
      <Field
        id="clinic-who"
        label="clinic-who"
        help={<Say k="clinic-who-help" />}
        message={form.message('who')}
        control={(control) => <TextInput {...control} value={who} onType={setWho} />}
      />
      <Accordion title={<Say k="clinic-more" />} className="form-part">
        <MoreFields
          more={more}
          onChange={(part) => setMore({ ...more, ...part })}
          port={form.message('port')}
        />
      </Accordion>
    </Form>
  );
}

interface MoreProps {
  more: More;
  onChange: (part: Partial<More>) => void;
  port: FieldMessage | undefined;
}

const MoreFields = ({ more, onChange, port }: MoreProps) => (
  <>
    <Checkbox
      id="clinic-toolforge"
      checked={more.toolforge}
      onChange={(toolforge) => onChange({ toolforge })}
      label={<Say k="clinic-toolforge" />}
    />
    <Field
      id="clinic-project"
      label="clinic-project"
      optional
      help={<Say k="clinic-project-help" />}
      control={(control) => (
        <TextInput
          {...control}
          dir="ltr"
          value={more.project}
          onType={(project) => onChange({ project })}
        />
      )}
    />
    <Field
      id="clinic-port"
      label="clinic-port"
      optional
      message={port}
      control={(control) => (
        <TextInput
          {...control}
          dir="ltr"
          more={{ inputMode: 'numeric' }}
          value={more.port}
          onType={(typed) => onChange({ port: typed })}
        />
      )}
    />
    <Field
      id="clinic-name"
      label="clinic-name"
      optional
      control={(control) => (
        <TextInput {...control} dir="ltr" value={more.name} onType={(name) => onChange({ name })} />
      )}
    />
    <Checkbox
      id="clinic-floating-ip"
      checked={more.floatingIp}
      onChange={(floatingIp) => onChange({ floatingIp })}
      label={<Say k="clinic-floating-ip" />}
    />
  </>
);
