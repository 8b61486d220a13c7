import { TOOLS_A_PAGE, type ToolhubTool } from '../../../shared/toolhub/toolhub.ts';
import { Button } from '../../components/button.tsx';
import { Island, Outside } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { useStore } from '../../stores/provider.tsx';
import { isErrorCode, problemKeys } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import '../../styles/guides.css';

/** The catalogue of tools: searched as somebody types, narrowed by kind, page by page. */
export function Toolhub() {
  const { say } = useText();
  const text = useStore('toolhub', (state) => state.text);
  const search = useStore('toolhub', (state) => state.search);
  const problem = useStore('toolhub', (state) => state.problem);
  const found = useStore('toolhub', (state) => state.found);
  return (
    <div className="narrow">
      <PageTitle title={say('toolhub-title')} focuses="find-tools" />
      <p className="lead">
        <Say k="toolhub-lead" />
      </p>
      <search className="page-search">
        <div className="cdx-text-input">
          <input
            id="find-tools"
            type="search"
            className="cdx-text-input__input"
            dir={text === '' ? undefined : 'auto'}
            value={text}
            maxLength={100}
            autoComplete="off"
            aria-label={say('toolhub-find')}
            placeholder={say('toolhub-find')}
            onChange={(event) => search(event.target.value)}
          />
        </div>
        <Kinds />
      </search>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Count />
      <FromCopy />
      <ul className="catalogue">
        {found?.tools.map((tool) => (
          <Tool key={tool.name} tool={tool} />
        ))}
      </ul>
      <Turn />
    </div>
  );
}

/** A facet, with how many tools are of each kind. */
function Kinds() {
  const facet = useStore('toolhub', ({ found }) =>
    found?.facets.find(({ name }) => name === 'tool_type'),
  );
  const chosen = useStore('toolhub', ({ filters }) => filters.tool_type);
  const narrow = useStore('toolhub', (state) => state.narrow);
  const { say } = useText();
  const values = facet?.values ?? [];
  if (values.length === 0 && chosen === undefined) return null;
  const isListed = values.some(({ value }) => value === chosen);
  return (
    <select
      className="cdx-select"
      aria-label={say('toolhub-kind')}
      value={chosen ?? ''}
      onChange={(event) => narrow('tool_type', event.target.value || undefined)}
    >
      <option value="">{say('toolhub-kind-any')}</option>
      {chosen === undefined || isListed ? null : <option value={chosen}>{chosen}</option>}
      {values.map(({ value, count }) => (
        <option key={value} value={value} lang="en">
          {say('toolhub-kind-count', value, count)}
        </option>
      ))}
    </select>
  );
}

function Count() {
  const asking = useStore('toolhub', (state) => state.asking);
  const count = useStore('toolhub', ({ found }) => found?.count);
  return (
    <p role="status">
      {asking ? <Say k="search-asking" /> : null}
      {!asking && count !== undefined ? <Say k="toolhub-count" fill={[count]} /> : null}
    </p>
  );
}

function FromCopy() {
  const source = useStore('toolhub', ({ found }) => found?.source);
  if (source?.from !== 'copy' || !isErrorCode(source.why)) return null;
  const { what, next } = problemKeys(source.why);
  return (
    <Notice tone="warning">
      <p>
        <Say k={what} /> <Say k={next} />
      </p>
    </Notice>
  );
}

/** The words are those of whoever made the tool, in whichever language. */
function Tool({
  tool: { title, description, url, pageUrl, type, deprecated },
}: {
  tool: ToolhubTool;
}) {
  return (
    <li>
      <strong>
        <bdi>{title}</bdi>
      </strong>{' '}
      {type === undefined ? null : <Island>{type}</Island>}{' '}
      {deprecated ? (
        <Chip tone="warning">
          <Say k="toolhub-deprecated" />
        </Chip>
      ) : null}
      <p dir="auto">{description}</p>
      <p className="catalogue__ways">
        {url === undefined ? null : <Outside url={url} />}
        {pageUrl === undefined ? null : (
          <Outside url={pageUrl}>
            <Say k="toolhub-page" />
          </Outside>
        )}
      </p>
    </li>
  );
}

function Turn() {
  const { count = 0, page = 1 } = useStore('toolhub', ({ found }) => found) ?? {};
  const turnTo = useStore('toolhub', (state) => state.turnTo);
  const pages = Math.ceil(count / TOOLS_A_PAGE);
  if (pages < 2) return null;
  return (
    <div className="actions">
      {page > 1 ? (
        <Button onClick={() => turnTo(page - 1)}>
          <Say k="toolhub-before" />
        </Button>
      ) : null}
      {page < pages ? (
        <Button onClick={() => turnTo(page + 1)}>
          <Say k="toolhub-after" />
        </Button>
      ) : null}
      <span>
        <Say k="toolhub-at" fill={[page, pages]} />
      </span>
    </div>
  );
}
