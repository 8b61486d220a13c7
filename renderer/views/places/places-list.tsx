import { LongList } from '../../components/list/long-list.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import type { ToolList } from '../../../shared/contract/tools.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { ProjectGroup } from './project-group.tsx';
import { PlaceGroup, PlaceRow, ROW_REM } from './place-row.tsx';

/** The projects and tools that the cloud and the directory list, as far as they fit what is looked for. */
export function PlacesList() {
  const event = useStore('event', (state) => state.event);
  const only = useStore('places', (state) => state.only);
  return (
    <>
      <AsOf />
      {event?.projects ? <ProjectGroup /> : null}
      {event?.tools && only === 'all' ? <ToolGroup /> : null}
    </>
  );
}

function AsOf() {
  const asked = useStore('places', ({ projects, tools }) => (projects ?? tools)?.asked);
  const asking = useStore('places', (state) => state.asking);
  const ask = useStore('places', (state) => state.ask);
  return <SeenAt asked={asked} asking={asking} onAsk={() => void ask()} />;
}

/** Tools are the directory's: it is asked for those that fit, and says when there are more. */
function ToolGroup() {
  const list = useStore('places', (state) => state.tools);
  const problem = useStore('places', (state) => state.toolsProblem);
  const count = list?.tools.length ?? 0;
  const title = <Say k={list?.more ? 'places-tools-more' : 'places-tools'} fill={[count]} />;
  return (
    <PlaceGroup of="tools" title={title}>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {list ? <Tools list={list} /> : null}
    </PlaceGroup>
  );
}

function Tools({ list: { tools, more } }: { list: ToolList }) {
  const open = useStore('route', ({ route }) => (route.view === 'tool' ? route.id : ''));
  return (
    <>
      {more ? (
        <p className="list__note">
          <Say k="places-tools-more-next" />
        </p>
      ) : null}
      <LongList
        of="list"
        className="people"
        items={tools}
        keyOf={({ name }) => name}
        rowRem={ROW_REM}
        openKey={open}
      >
        {({ name, maintainers }) => (
          <PlaceRow view="tool" name={name} people={maintainers} isOpen={sameName(name, open)} />
        )}
      </LongList>
    </>
  );
}
