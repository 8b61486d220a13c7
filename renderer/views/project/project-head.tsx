import { useState } from 'react';
import { sameProject } from '../../../shared/names/project-name.ts';
import type { ProjectState } from '../../../shared/requests/project.ts';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { isPast, isUnread } from '../../selectors/project-state.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { Say, useText } from '../../text/text.tsx';

/** What a project is for, how old it is, and until when it was asked for. */
export function ProjectHead({ project }: { project: ProjectState }) {
  const { id, name, description, enabled, ends, zones } = project;
  const made = useStore(
    'requests',
    (state) =>
      knownRequests(state).find(
        (request) =>
          request.state === 'confirmed' &&
          // What this desk made and removed again is not what stands there now.
          request.undone === undefined &&
          request.project?.origin === 'made' &&
          sameProject(request.project.name, name),
      )?.updatedAt,
  );
  const [now] = useState(() => Date.now());
  const { day, time } = useText();
  return (
    <>
      {enabled ? null : (
        <Notice tone="warning">
          <Say k="project-disabled" />
        </Notice>
      )}
      {ends !== undefined && isPast(ends, now) ? (
        <Notice tone="warning">
          <Say k="project-past-end" fill={[day(ends)]} />
        </Notice>
      ) : null}
      <Facts
        facts={[
          {
            label: 'fact-purpose',
            value: description === '' ? <Say k="fact-none" /> : <bdi>{description}</bdi>,
          },
          { label: 'fact-project-id', value: <Island mono>{id}</Island> },
          made === undefined ? undefined : { label: 'fact-made-here', value: time(made) },
          {
            label: 'fact-ends',
            value: ends === undefined ? <Say k="fact-ends-unknown" /> : day(ends),
          },
          {
            label: 'fact-zones',
            value: isUnread(project, 'holdings') ? <Say k="unasked" /> : <Zones zones={zones} />,
          },
        ]}
      />
    </>
  );
}

function Zones({ zones }: { zones: readonly string[] }) {
  if (zones.length === 0) return <Say k="fact-none" />;
  return (
    <ul className="plain">
      {zones.map((zone) => (
        <li key={zone}>
          <Island mono>{zone}</Island>
        </li>
      ))}
    </ul>
  );
}
