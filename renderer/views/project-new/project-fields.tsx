import { useState } from 'react';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { Island } from '../../components/island.tsx';
import { QuotaList } from '../../components/quota-list.tsx';
import { Radios } from '../../components/form/radios.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { dayAfter } from '../../selectors/project-state.ts';
import type { ProjectDraft } from '../../forms/project-form.ts';
import { useStore } from '../../stores/provider.tsx';
import { useAvailability } from '../../components/form/availability.tsx';
import { Say, useText } from '../../text/text.tsx';

interface Props {
  draft: ProjectDraft;
  onChange: (part: Partial<ProjectDraft>) => void;
  /** What was refused about a field when the form was last sent. */
  message: (field: keyof ProjectDraft) => FieldMessage | undefined;
}

/** What a project is asked for with, but for its people. */
export function ProjectFields({ draft, onChange, message }: Props) {
  const hasToolforge = useStore('event', (state) => state.event?.toolforge !== undefined);
  return (
    <>
      <NameField draft={draft} onChange={onChange} message={message} />
      <Field
        id="project-purpose"
        label="project-purpose"
        help={<Say k="project-purpose-help" />}
        message={message('purpose')}
        control={(control) => (
          <TextArea
            {...control}
            value={draft.purpose}
            onType={(purpose) => onChange({ purpose })}
          />
        )}
      />
      {hasToolforge ? (
        <Field
          id="project-why-not-toolforge"
          label="project-why-not-toolforge"
          help={<Say k="project-why-not-toolforge-help" />}
          message={message('whyNotToolforge')}
          control={(control) => (
            <TextArea
              {...control}
              value={draft.whyNotToolforge}
              onType={(whyNotToolforge) => onChange({ whyNotToolforge })}
            />
          )}
        />
      ) : null}
      <PresetChoice draft={draft} onChange={onChange} message={message} />
      <EndField draft={draft} onChange={onChange} message={message} />
      <ZoneChoice draft={draft} onChange={onChange} message={message} />
    </>
  );
}

function NameField({ draft: { name }, onChange, message }: Props) {
  const found = useAvailability('projectNames', name);
  return (
    <Field
      id="project-name"
      label="project-name"
      help={<Say k="project-name-help" />}
      live
      message={message('name') ?? found}
      control={(control) => (
        <TextInput
          {...control}
          dir="ltr"
          value={name}
          onType={(typed) => onChange({ name: typed })}
          more={{ autoComplete: 'off' }}
        />
      )}
    />
  );
}

const none: readonly [] = [];

function PresetChoice({ draft: { preset }, onChange }: Props) {
  const presets = useStore('event', (state) => state.event?.projects?.presets) ?? none;
  return (
    <Radios
      name="project-preset"
      legend="project-preset"
      options={presets.map(({ name, quotas }) => ({
        value: name,
        label: <bdi>{name}</bdi>,
        description: <QuotaList quotas={quotas} />,
      }))}
      value={preset === '' ? (presets[0]?.name ?? '') : preset}
      onChange={(chosen) => onChange({ preset: chosen })}
    />
  );
}

function EndField({ draft: { ends }, onChange, message }: Props) {
  const days = useStore('event', (state) => state.event?.projects?.defaultEndDays ?? 0);
  const [now] = useState(() => Date.now());
  const { day } = useText();
  return (
    <Field
      id="project-ends"
      label="project-ends"
      optional
      help={<Say k="project-ends-help" fill={[day(dayAfter(days, now))]} />}
      message={message('ends')}
      control={(control) => (
        <TextInput
          {...control}
          dir="ltr"
          value={ends}
          onType={(date) => onChange({ ends: date })}
          more={{ type: 'date' }}
        />
      )}
    />
  );
}

/** Only where the event's profile has a name for such a zone. */
function ZoneChoice({ draft: { name, zone }, onChange, message }: Props) {
  const pattern = useStore('event', (state) => state.event?.projects?.zone);
  if (pattern === undefined) return null;
  const zoneName = pattern.replace('{name}', name.trim() === '' ? '…' : name.trim());
  return (
    <Checkbox
      id="project-zone"
      checked={zone}
      onChange={(wanted) => onChange({ zone: wanted })}
      label={<Say k="project-zone" fill={[<Island mono>{zoneName}</Island>]} />}
      message={message('zone')}
    />
  );
}
