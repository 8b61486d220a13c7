import { readRendererFile } from '../renderer-files.ts';
import { answer, answerPage, type Exchange } from './answer.ts';

/** Answers GET and HEAD with a file of the built screens. */
export async function serveFile(
  folder: string,
  pathname: string,
  { request, response }: Exchange,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(response, { status: 405, headers: { Allow: 'GET, HEAD' } });
    return;
  }
  const file = await readRendererFile(folder, pathname);
  if (file === undefined) {
    answerPage(response, 404, [
      'There is no such page',
      'The desk is at <a href="/">its own address</a>.',
    ]);
    return;
  }
  answer(response, {
    status: 200,
    headers: { 'Content-Type': file.contentType, 'Content-Length': String(file.body.length) },
    ...(request.method === 'GET' && { body: file.body }),
  });
}
