import { readRendererFile } from '../renderer-files.ts';
import { answer, type Exchange } from './answer.ts';
import { answerPage, type PlainPage } from './plain-page.ts';

const noSuchPage: PlainPage = {
  status: 404,
  title: 'page-missing',
  lines: (say) => [{ words: say('desk-title'), to: '/' }],
};

/** Answers GET and HEAD with a file of the built screens. */
export async function serveFile(
  folder: string,
  pathname: string,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(response, { status: 405, headers: { Allow: 'GET, HEAD' } });
    return;
  }
  const file = await readRendererFile(folder, pathname);
  if (file === undefined) return answerPage(exchange, noSuchPage);
  answer(response, {
    status: 200,
    headers: { 'Content-Type': file.contentType, 'Content-Length': String(file.body.length) },
    ...(request.method === 'GET' && { body: file.body }),
  });
}
