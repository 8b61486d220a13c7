import { useMemo } from 'react';
import type { ListedProject, ProjectList } from '../../../shared/contract/projects.ts';
import { sameProject } from '../../../shared/names/project-name.ts';
import { Button } from '../../components/button.tsx';
import { LongList } from '../../components/list/long-list.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { quotaAmount } from '../../components/quota-list.tsx';
import {
  nearQuotas,
  projectsByFilter,
  projectsFound,
  projectsUnasked,
  quotaKeyOf,
} from '../../selectors/places-list.ts';
import { isPast } from '../../selectors/project-state.ts';
import { useStore } from '../../stores/provider.tsx';
import { problemKeys } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import { PlaceGroup, PlaceRow, ROW_REM } from './place-row.tsx';

/** The projects that fit, under what has to be known of the list itself. */
export function ProjectGroup() {
  const list = useStore('places', (state) => state.projects);
  const problem = useStore('places', (state) => state.projectsProblem);
  const shown = useShown(list);
  return (
    <PlaceGroup of="projects" title={<Say k="places-projects" fill={[shown.length]} />}>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {list ? <Notes list={list} /> : null}
      {list ? <Projects projects={shown} asked={list.asked} /> : null}
    </PlaceGroup>
  );
}

/** Found by the text and narrowed by the filter. */
function useShown(list: ProjectList | undefined): readonly ListedProject[] {
  const text = useStore('places', (state) => state.text);
  const only = useStore('places', (state) => state.only);
  const quotas = useStore('places', (state) => state.quotas);
  return useMemo(() => {
    if (!list) return [];
    const found = projectsFound(list.projects, text);
    return projectsByFilter(found, quotas, Date.parse(list.asked))[only];
  }, [list, text, only, quotas]);
}

/** What the list leaves out, and why. */
function Notes({ list }: { list: ProjectList }) {
  const only = useStore('places', (state) => state.only);
  return (
    <>
      {list.of === 'us' ? (
        <p className="list__note">
          <Say k="places-own" />
        </p>
      ) : null}
      {list.more ? (
        <p className="list__note">
          <Say k="places-projects-more" fill={[list.projects.length]} />
        </p>
      ) : null}
      {list.peopleUnread === undefined ? null : (
        <p className="list__note">
          <Say k="places-people-unread" />
        </p>
      )}
      {only === 'near-quota' ? <QuotaCheck projects={list.projects} /> : null}
    </>
  );
}

/** Of how many projects the quotas are known, and the way to ask for those of the others that fit the text. */
function QuotaCheck({ projects }: { projects: readonly ListedProject[] }) {
  const text = useStore('places', (state) => state.text);
  const quotas = useStore('places', (state) => state.quotas);
  const checking = useStore('places', (state) => state.checking);
  const problem = useStore('places', (state) => state.quotasProblem);
  const check = useStore('places', (state) => state.checkQuotas);
  const found = projectsFound(projects, text);
  const unasked = projectsUnasked(found, quotas);
  return (
    <div className="list__note">
      <p role="status">
        <Say k="places-quotas-known" fill={[found.length - unasked.length, found.length]} />
      </p>
      {problem ? (
        <p>
          <Say k={problemKeys(problem.code).what} fill={problem.params} />
        </p>
      ) : null}
      {unasked.length === 0 ? null : (
        <Button onClick={() => void check(unasked.map(({ name }) => name))}>
          {checking > 0 ? (
            <Say k="places-quotas-checking" />
          ) : (
            <Say k="places-quotas-check" fill={[unasked.length]} />
          )}
        </Button>
      )}
    </div>
  );
}

interface ProjectsProps {
  readonly projects: readonly ListedProject[];
  readonly asked: string;
}

function Projects({ projects, asked }: ProjectsProps) {
  const open = useStore('route', ({ route }) => (route.view === 'project' ? route.id : ''));
  const openKey = projects.find(({ name }) => sameProject(name, open))?.name;
  return (
    <LongList
      of="list"
      className="people"
      items={projects}
      keyOf={({ name }) => name}
      rowRem={ROW_REM}
      openKey={openKey}
    >
      {(project) => (
        <PlaceRow
          view="project"
          name={project.name}
          people={project.people}
          isOpen={sameProject(project.name, open)}
        >
          <StandsOut project={project} now={Date.parse(asked)} />
        </PlaceRow>
      )}
    </LongList>
  );
}

/** Disabled, past its last day, or near a quota; of quotas that nobody asked for nothing is said. */
function StandsOut({ project, now }: { project: ListedProject; now: number }) {
  const text = useText();
  const { name, enabled, ends } = project;
  const quotas = useStore('places', (state) => state.quotas);
  const near = nearQuotas(name, quotas);
  const isPartly = (quotas.get(quotaKeyOf(name))?.unread.length ?? 0) > 0;
  return (
    <span className="place-row__signs">
      {enabled ? null : (
        <span>
          <Say k="places-disabled" />
        </span>
      )}
      {ends !== undefined && isPast(ends, now) ? (
        <span>
          <Say k="places-ended" fill={[text.day(ends)]} />
        </span>
      ) : null}
      {near.map(({ key, limit, used = 0 }) => (
        <span key={key}>
          <Say
            k="places-near"
            fill={[
              text.say(`quota-${key}`),
              quotaAmount(key, used, text),
              quotaAmount(key, limit, text),
            ]}
          />
        </span>
      ))}
      {isPartly ? (
        <span>
          <Say k="places-quotas-partly" />
        </span>
      ) : null}
    </span>
  );
}
