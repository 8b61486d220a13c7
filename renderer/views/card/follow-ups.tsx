import type { ComponentType } from 'react';
import { Accordion } from '../../components/accordion.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { CloudSignedOut } from '../../components/cloud-ways.tsx';
import { Field } from '../../components/form/field.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { ToolNameField } from '../../components/form/tool-name-field.tsx';
import type { FollowUpPart } from '../../forms/follow-ups-form.ts';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { ProjectFields } from '../project-new/project-fields.tsx';
import { useFieldMessage, useFieldMessages } from './use-field-message.tsx';

const more = [
  { of: 'tools', part: 'tool', label: 'further-tool', Form: Tool },
  { of: 'projects', part: 'project', label: 'further-project', Form: Project },
] as const;

/** What nearly everybody comes for beside the account, where this event has it. */
export function AndToolforge() {
  const hasToolforge = useStore('event', ({ event }) => event?.toolforge !== undefined);
  if (!hasToolforge) return null;
  return (
    <section aria-labelledby="card-further">
      <h2 id="card-further">
        <Say k="toolforge-title" />
      </h2>
      <p className="lead">
        <Say k="further-lead" />
      </p>
      <Part part="membership" label="further-membership" Form={Membership} />
      <Cloud />
    </section>
  );
}

/** What few come for on their first day; only what this event has is offered, and it unfolds. */
export function AndMore() {
  const event = useStore('event', (state) => state.event);
  const isWanted = useStore(
    'draft',
    ({ followUps: { tool, project } }) => tool.wanted || project.wanted,
  );
  const [first, ...others] = more.filter(({ of }) => event?.[of] !== undefined);
  if (!event || !first) return null;
  return (
    <Accordion
      title={<Say k={others.length > 0 ? 'further-more' : first.label} />}
      className="and-more"
      open={isWanted || undefined}
    >
      {[first, ...others].map(({ part, label, Form }) => (
        <Part key={part} part={part} label={label} Form={Form} />
      ))}
      {event.toolforge ? null : <Cloud />}
    </Accordion>
  );
}

/** The same for a newcomer at their own computer, who logs in nowhere: whatever this event has, in one place. */
export function OwnFollowUps() {
  const event = useStore('event', (state) => state.event);
  return (
    <>
      {event?.toolforge ? (
        <Part part="membership" label="further-membership" Form={OwnMembership} />
      ) : null}
      {more.map(({ of, part, label, Form }) =>
        event?.[of] ? <Part key={part} part={part} label={label} Form={Form} /> : null,
      )}
    </>
  );
}

/** Told once, for whatever of it is done in the cloud from here. */
function Cloud() {
  const grantsHere = useStore('event', (state) => state.event?.toolforge?.approval === 'here');
  const makesHere = useStore('event', (state) => state.event?.projects?.mode === 'direct');
  const { membership, project } = useStore('draft', (state) => state.followUps);
  const isNeeded = (membership.wanted && grantsHere) || (project.wanted && makesHere);
  return isNeeded ? <CloudSignedOut /> : null;
}

interface PartProps {
  part: FollowUpPart;
  label: MessageKey;
  Form: ComponentType;
}

/** Ticked, it unfolds; unticked, what was typed is kept and not sent. */
function Part({ part, label, Form }: PartProps) {
  const wanted = useStore('draft', (state) => state.followUps[part].wanted);
  const change = useStore('draft', (state) => state.changeFollowUp);
  const { say } = useText();
  return (
    <>
      <Checkbox
        id={`further-${part}`}
        checked={wanted}
        onChange={(ticked) => change(part, { wanted: ticked })}
        label={<Say k={label} />}
      />
      {wanted ? (
        <div className="further" role="group" aria-label={say(label)}>
          <Form />
        </div>
      ) : null}
    </>
  );
}

/** Whoever approves it links the account first; the newcomer does nothing more. */
const OwnMembership = () => <Membership here="own-membership-lead" />;

/** `here`: what is told of it where it is granted from here. */
function Membership({ here = 'membership-lead-here' }: { here?: MessageKey }) {
  const reason = useStore('draft', (state) => state.followUps.membership.reason);
  const change = useStore('draft', (state) => state.changeFollowUp);
  const isHere = useStore('event', (state) => state.event?.toolforge?.approval === 'here');
  return (
    <>
      <p>
        <Say k={isHere ? here : 'membership-lead-elsewhere'} />
      </p>
      <Field
        id="further.membership.reason"
        label="membership-reason"
        help={<Say k="membership-reason-help" />}
        message={useFieldMessage('further.membership.reason')}
        control={(control) => (
          <TextArea
            {...control}
            rows={2}
            value={reason}
            onType={(typed) => change('membership', { reason: typed })}
          />
        )}
      />
    </>
  );
}

function Tool() {
  const name = useStore('draft', (state) => state.followUps.tool.name);
  const change = useStore('draft', (state) => state.changeFollowUp);
  const hasToolforge = useStore('event', (state) => state.event?.toolforge !== undefined);
  const isMember = useStore('draft', (state) => state.followUps.membership.wanted);
  return (
    <>
      <p>
        <Say k={hasToolforge && !isMember ? 'further-tool-needs' : 'further-tool-lead'} />
      </p>
      <ToolNameField
        id="further.tool.name"
        value={name}
        onType={(typed) => change('tool', { name: typed })}
        message={useFieldMessage('further.tool.name')}
      />
    </>
  );
}

function Project() {
  const draft = useStore('draft', (state) => state.followUps.project);
  const messages = useFieldMessages();
  const change = useStore('draft', (state) => state.changeFollowUp);
  const isDirect = useStore('event', (state) => state.event?.projects?.mode === 'direct');
  return (
    <>
      <p>
        <Say k={isDirect ? 'project-new-direct' : 'project-new-reviewed'} />
      </p>
      <ProjectFields
        draft={draft}
        onChange={(part) => change('project', part)}
        message={(field) => messages(`further.project.${field}`)}
      />
    </>
  );
}
