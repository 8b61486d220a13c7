import { readRendererFile } from '../../adapters/renderer-files.ts';
import { answer, answerPage, type Exchange } from '../../adapters/http/answer.ts';
import type { HubEvent } from '../hub-events.ts';

/** Files below it have their content's hash in their names: a phone of the venue loads them once. */
const forEver = 'public, max-age=31536000, immutable';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Answers GET and HEAD with a file of the built screens; the page itself is the same for every event and everybody. */
export async function servePage(
  folder: string,
  path: string,
  { request, response }: Exchange,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answer(response, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const file = await readRendererFile(folder, path);
  if (file === undefined) return noSuchPage(response);
  const headers = {
    'Content-Type': file.contentType,
    'Content-Length': String(file.body.length),
    ...(path.startsWith('/assets/') ? { 'Cache-Control': forEver } : {}),
  };
  const body = request.method === 'GET' ? { body: file.body } : {};
  answer(response, { status: 200, headers, ...body });
}

/** For an address that leads nowhere, whoever asks. */
export const noSuchPage = (response: Exchange['response']): void =>
  answerPage(response, 404, ['There is no such page', '<a href="/">The events of this hub</a>']);

/** For what the guard refused, with why; whoever reads it came by a link or typed an address. */
export const notLetIn = (response: Exchange['response'], status: 400 | 403, why: string): void =>
  answerPage(response, status, [
    'This address does not work',
    `Use the link on the poster, or ask a helper. Refused: ${why}.`,
  ]);

/** Leads to the one event, or shows which there are. */
export function serveHome(
  events: ReadonlyMap<string, Pick<HubEvent, 'id' | 'name'>>,
  { response }: Exchange,
): void {
  const [first, ...others] = events.values();
  if (first && others.length === 0) {
    return answer(response, { status: 303, headers: { Location: `/e/${first.id}/` } });
  }
  const links = [...events.values()].map(({ id, name }) => {
    const words = name['en'] ?? Object.values(name)[0] ?? id;
    return `<a href="/e/${id}/">${escaped(words)}</a>`;
  });
  answerPage(response, 200, ['Events', ...links]);
}
