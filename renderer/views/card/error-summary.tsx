import type { Ref } from 'react';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { cardFields, type CardField } from '../../forms/card-form.ts';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

const labels: Readonly<Record<CardField, MessageKey>> = {
  username: 'field-username',
  shellName: 'field-shell-name',
  email: 'field-email',
  sshKey: 'field-ssh-key',
  sharedBecause: 'field-shared',
  'further.membership.reason': 'membership-reason',
  'further.tool.name': 'tool-name',
  'further.project.name': 'project-name',
  'further.project.purpose': 'project-purpose',
  'further.project.whyNotToolforge': 'project-why-not-toolforge',
  'further.project.ends': 'project-ends',
  'further.project.zone': 'project-zone-short',
  password: 'field-password',
  terms: 'consent-terms-short',
  publicEmail: 'consent-public-email-short',
};

/** Controls that are shared with other pages have ids of their own. */
const ids: Readonly<Partial<Record<CardField, string>>> = {
  'further.project.name': 'project-name',
  'further.project.purpose': 'project-purpose',
  'further.project.whyNotToolforge': 'project-why-not-toolforge',
  'further.project.ends': 'project-ends',
  'further.project.zone': 'project-zone',
};

/** How much is to be mended before the card can go, and where: what is wrong is said once, at its field. It takes the focus. */
export function ErrorSummary({ summary }: { summary: Ref<HTMLDivElement> }) {
  const problems = useStore('draft', (state) => state.problems);
  const problem = useStore('draft', (state) => state.problem);
  const wrong = cardFields.flatMap((field) => problems[field] ?? []);
  return (
    <div ref={summary} tabIndex={-1} className="error-summary">
      {problem && wrong.length === 0 ? <ProblemNotice problem={problem} /> : null}
      {wrong.length === 0 ? null : (
        <Notice tone="error">
          <p>
            <strong>
              <Say k="card-mend" fill={[wrong.length]} />
            </strong>
          </p>
          <ul>
            {cardFields
              .filter((field) => problems[field])
              .map((field) => (
                <li key={field}>
                  <a href={`#${ids[field] ?? field}`} onClick={leadTo(ids[field] ?? field)}>
                    <Say k={labels[field]} />
                  </a>
                </li>
              ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

/** The address holds the view, so a link inside of it moves the focus and nothing else. */
const leadTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
