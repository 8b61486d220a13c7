import { readRendererFile } from '../../adapters/renderer-files.ts';
import { answer, type Exchange } from '../../adapters/http/answer.ts';
import { answerPage } from '../../adapters/http/plain-page.ts';
import { inLanguage } from '../../../shared/languages.ts';
import type { HubEvent } from '../hub-events.ts';

/** Files below it have their content's hash in their names: a phone of the venue loads them once. */
const forEver = 'public, max-age=31536000, immutable';

/** Answers GET and HEAD with a file of the built screens; the page itself is the same for every event and everybody. */
export async function servePage(folder: string, path: string, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answer(response, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const file = await readRendererFile(folder, path);
  if (file === undefined) return noSuchPage(exchange);
  const headers = {
    'Content-Type': file.contentType,
    'Content-Length': String(file.body.length),
    ...(path.startsWith('/assets/') ? { 'Cache-Control': forEver } : {}),
  };
  const body = request.method === 'GET' ? { body: file.body } : {};
  answer(response, { status: 200, headers, ...body });
}

/** For an address that leads nowhere, whoever asks. */
export const noSuchPage = (exchange: Exchange): Promise<void> =>
  answerPage(exchange, {
    status: 404,
    title: 'page-missing',
    lines: (say) => [{ words: say('page-events'), to: '/' }],
  });

/** For what the guard refused, with why; whoever reads it came by a link or typed an address. */
export const notLetIn = (exchange: Exchange, status: 400 | 403, why: string): Promise<void> =>
  answerPage(exchange, {
    status,
    title: 'page-refused',
    lines: (say) => [{ words: say('page-refused-next') }, { words: say('problem-detail'), why }],
  });

/** Leads to the one event, or shows which there are. */
export async function serveHome(
  events: ReadonlyMap<string, Pick<HubEvent, 'id' | 'name'>>,
  exchange: Exchange,
): Promise<void> {
  const [first, ...others] = events.values();
  if (first && others.length === 0) {
    return answer(exchange.response, { status: 303, headers: { Location: `/e/${first.id}/` } });
  }
  await answerPage(exchange, {
    status: 200,
    title: 'page-events',
    lines: (_, language) =>
      [...events.values()].map(({ id, name }) => ({
        words: inLanguage(name, language) ?? id,
        to: `/e/${id}/`,
      })),
  });
}
