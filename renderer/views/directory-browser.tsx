import { useMemo, useState } from 'react';
import { Button, ButtonLink } from '../components/button.tsx';
import { Field } from '../components/form/field.tsx';
import { useForm } from '../components/form/form.tsx';
import { Island } from '../components/island.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextInput } from '../components/form/text-input.tsx';
import { placesTitle } from '../selectors/event-titles.ts';
import { projectsAndTools } from '../selectors/open-requests.ts';
import { useStore } from '../stores/provider.tsx';
import { knownRequests } from '../stores/requests-store.ts';
import { hashOf } from '../stores/route-store.ts';
import { Say, useText } from '../text/text.tsx';

/** The way to a project or a tool by its name, and to a new project. */
export function DirectoryBrowser() {
  const { say } = useText();
  const projects = useStore('event', (state) => state.event?.projects !== undefined);
  const tools = useStore('event', (state) => state.event?.tools !== undefined);
  const title = useStore('event', ({ event }) => placesTitle(event));
  const requests = useStore('requests', knownRequests);
  const known = useMemo(() => projectsAndTools(requests), [requests]);
  return (
    <div className="narrow">
      <PageTitle title={say(title)} />
      {projects ? (
        <section aria-labelledby="projects-title">
          <h2 id="projects-title">
            <Say k="projects-title" />
          </h2>
          <Open view="project" names={known.projects} />
          <div className="actions">
            <ButtonLink href="#/project-new" action="progressive">
              <Say k="places-new-project" />
            </ButtonLink>
          </div>
        </section>
      ) : null}
      {tools ? (
        <section aria-labelledby="tools-title">
          <h2 id="tools-title">
            <Say k="tools-title" />
          </h2>
          <Open view="tool" names={known.tools} />
          <p className="lead">
            <Say k="places-new-tool" />
          </p>
        </section>
      ) : null}
      {projects || tools ? null : <Say k="places-none" />}
    </div>
  );
}

interface Props {
  view: 'project' | 'tool';
  /** Those that requests of this desk name. */
  names: readonly string[];
}

function Open({ view, names }: Props) {
  const [name, setName] = useState('');
  const form = useForm({
    wrong: { name: name.trim() === '' && <Say k="name-rule-empty" /> },
    send() {
      window.location.hash = hashOf({ view, id: name.trim() });
    },
  });
  return (
    <>
      <form noValidate onSubmit={form.onSubmit}>
        <Field
          id={`open-${view}`}
          label={view === 'project' ? 'project-name' : 'tool-name'}
          message={form.message('name')}
          control={(control) => (
            <TextInput
              {...control}
              dir="ltr"
              value={name}
              onType={setName}
              more={{ autoComplete: 'off' }}
            >
              <Button type="submit">
                <Say k={view === 'project' ? 'places-open-project' : 'places-open-tool'} />
              </Button>
            </TextInput>
          )}
        />
      </form>
      {names.length === 0 ? null : (
        <>
          <p className="lead">
            <Say k={view === 'project' ? 'places-known-projects' : 'places-known-tools'} />
          </p>
          <ul className="keys">
            {names.map((known) => (
              <li key={known}>
                <a href={hashOf({ view, id: known })}>
                  <Island mono>{known}</Island>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
