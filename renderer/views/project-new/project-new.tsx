import { CloudSignedOut } from '../../components/cloud-ways.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useStore } from '../../stores/provider.tsx';
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
  const submission = useSubmission('projects.create', {
    fields: [...fieldsShown, ...members.map((_, at) => `members.${at}`)],
    form,
    onDone: clear,
  });
  return (
    <SubmissionForm
      of={submission}
      submit="project-new-do"
      weight="primary"
      size="large"
      beside={
        <ConfirmButton label="project-new-clear" question="card-clear-sure" onConfirm={clear} />
      }
    >
      <p className="lead">
        <Say k={rules.mode === 'direct' ? 'project-new-direct' : 'project-new-reviewed'} />
      </p>
      {rules.mode === 'direct' ? <CloudSignedOut requestUrl={rules.requestUrl} /> : null}
      <ProjectFields draft={draft} onChange={change} message={submission.message} />
      <MemberFields message={submission.message} />
    </SubmissionForm>
  );
}

const fieldsShown = ['name', 'purpose', 'whyNotToolforge', 'ends', 'zone'];
