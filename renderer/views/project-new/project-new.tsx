import type { SubmitEvent } from 'react';
import { CloudSignedOut } from '../../components/cloud-ways.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import type { FieldMessage } from '../../components/form/field.tsx';
import { FilingActions, FilingProblem, useFiled } from '../../components/form/submission.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { ProjectDraft } from '../../forms/project-form.ts';
import { useStore } from '../../stores/provider.tsx';
import { fieldRuleKey } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import { MemberFields } from './member-fields.tsx';
import { ProjectFields } from './project-fields.tsx';

/** A new project, from an empty form to a request. */
export function ProjectNew() {
  const { say } = useText();
  const projects = useStore('event', (state) => state.event?.projects);
  return (
    <div className="narrow">
      <PageTitle title={say('project-new-title')} />
      {projects ? <ProjectForm {...projects} /> : <Say k="places-no-projects" />}
    </div>
  );
}

function ProjectForm(rules: { mode: 'direct' | 'reviewed'; requestUrl?: string | undefined }) {
  const draft = useStore('newProject', (state) => state.draft);
  const members = useStore('newProject', (state) => state.members);
  const change = useStore('newProject', (state) => state.change);
  const form = useStore('newProject', (state) => state.form);
  const clear = useStore('newProject', (state) => state.clear);
  const file = useStore('submission', (state) => state.project);
  const message = useRefused();
  const filed = useFiled();
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await filed(file(form()))) clear();
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <p className="lead">
        <Say k={rules.mode === 'direct' ? 'project-new-direct' : 'project-new-reviewed'} />
      </p>
      {rules.mode === 'direct' ? <CloudSignedOut requestUrl={rules.requestUrl} /> : null}
      <ProjectFields draft={draft} onChange={change} message={message} />
      <MemberFields />
      <FilingProblem fields={[...fieldsShown, ...members.map((_, at) => `members.${at}`)]} />
      <FilingActions submit="project-new-do" weight="primary" size="large">
        <ConfirmButton label="project-new-clear" question="card-clear-sure" onConfirm={clear} />
      </FilingActions>
    </form>
  );
}

const fieldsShown = ['name', 'purpose', 'whyNotToolforge', 'ends', 'zone'];

/** What was refused about each field when the project was last asked for. */
function useRefused(): (field: keyof ProjectDraft) => FieldMessage | undefined {
  const refused = useStore('submission', (state) => state.problem?.fields);
  return (field) => {
    const found = refused?.find((problem) => problem.field === field);
    if (!found) return undefined;
    return { tone: 'error', words: <Say k={fieldRuleKey(found)} fill={found.params} /> };
  };
}
