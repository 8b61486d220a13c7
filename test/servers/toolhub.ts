import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { portOf } from './ports.ts';

/** A tool as Toolhub's API tells it, with what a search looks at. */
export interface CatalogueTool {
  readonly name: string;
  readonly title: string;
  readonly description?: string | null;
  readonly tool_type?: string | null;
  readonly keywords?: readonly string[];
  readonly url?: string;
  readonly deprecated?: boolean;
}

/** One question as it arrived. */
interface Question {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly agent: string | undefined;
}

export interface ToolhubServer {
  readonly apiUrl: string;
  readonly asked: Question[];
  /** Answers instead of the catalogue; false where it does. */
  instead: (response: ServerResponse) => boolean;
  stop(): Promise<void>;
}

const PAGE = 10;

const facet = (name: string, values: readonly string[]) => ({
  doc_count: values.length,
  [name]: {
    meta: { type: 'terms', param: `${name}__term`, missing_value: '--' },
    doc_count_error_upper_bound: 0,
    sum_other_doc_count: 0,
    buckets: Object.entries(Object.groupBy(values, (value) => value)).map(([key, all = []]) => ({
      key,
      doc_count: all.length,
    })),
  },
});

function search(tools: readonly CatalogueTool[], query: Question['query']) {
  const { q = '', page = '1', tool_type__term: type } = query;
  const found = tools.filter(
    (tool) =>
      JSON.stringify(tool).toLowerCase().includes(q.toLowerCase()) &&
      (type === undefined || tool.tool_type === type),
  );
  const at = (Number(page) - 1) * PAGE;
  return {
    count: found.length,
    next: at + PAGE < found.length ? 'http://another.example/' : null,
    previous: null,
    facets: {
      _filter_tool_type: facet(
        'tool_type',
        found.map((tool) => tool.tool_type ?? '--'),
      ),
      _filter_author: facet(
        'author',
        found.map(() => 'Somebody'),
      ),
    },
    results: found.slice(at, at + PAGE).map((tool) => ({ id: 1, origin: 'crawler', ...tool })),
  };
}

/** Toolhub's search API, by its sources (wikimedia/wikimedia-toolhub, toolhub/apps/search). */
export async function startToolhub(tools: readonly CatalogueTool[]): Promise<ToolhubServer> {
  const asked: Question[] = [];
  const self = { asked, apiUrl: '', instead: (_: ServerResponse) => false };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const query = Object.fromEntries(url.searchParams);
    asked.push({ path: url.pathname, query, agent: request.headers['user-agent'] });
    if (self.instead(response)) return;
    const isSuggesting = url.pathname === '/api/autocomplete/tools/';
    const found = search(tools, query);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isSuggesting ? found.results : found));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  self.apiUrl = `http://127.0.0.1:${portOf(server.address())}/api/`;
  return Object.assign(self, {
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
}
