import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleBytes } from '../../../../shared/bundle/bundle-text.ts';
import { toFrames } from '../../../../shared/bundle/bundle-frames.ts';
import { bundle } from '../../screens.ts';
import { serveScreens, type Look, type ServedScreens } from '../../served-screens.ts';
import { english } from '../../../english.ts';

const WIDTH = 640;
const HEIGHT = 480;
const SCALE = 4;
/** Pictures of a code in the film, at ten a second. */
const HELD = 8;
const look: Look = { direction: 'ltr', theme: 'light', width: 1280 };
const frames = toFrames(bundleBytes(bundle) ?? new Uint8Array());

/** One picture of the film with the code in its middle: luma, then colourless chroma (planar YUV 4:2:0). */
function picture(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const luma = Buffer.alloc(WIDTH * HEIGHT, 200);
  const left = Math.floor((WIDTH - modules.size * SCALE) / 2);
  const top = Math.floor((HEIGHT - modules.size * SCALE) / 2);
  for (let y = 0; y < modules.size * SCALE; y += 1) {
    for (let x = 0; x < modules.size * SCALE; x += 1) {
      const isDark = modules.get(Math.floor(y / SCALE), Math.floor(x / SCALE)) === 1;
      luma[(top + y) * WIDTH + left + x] = isDark ? 40 : 200;
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

/** A film of all the codes in turn, as Chromium plays it in place of a camera (YUV4MPEG2). */
const film = (): Buffer =>
  Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
    ...frames.flatMap((frame) => Array<Buffer>(HELD).fill(picture(frame))),
  ]);

let folder: string;
let served: ServedScreens;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-camera-'));
  const file = join(folder, 'codes.y4m');
  await writeFile(file, film());
  served = await serveScreens(join(folder, 'screens'), [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

describe('the camera', () => {
  it('reads every code that passes before it and then shows who is in the bundle', async () => {
    const { page, complaints } = await served.open(look, '#/take-over');
    await page.getByRole('button', { name: english('import-camera') }).click();
    await page.locator('.rows .row').first().waitFor();
    expect(await page.locator('video').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is let go when somebody stops it or goes elsewhere', async () => {
    const { page } = await served.open(look, '#/take-over');
    await page.evaluate(() => {
      const media = navigator.mediaDevices;
      const real = media.getUserMedia.bind(media);
      media.getUserMedia = async (wanted) => {
        const stream = await real(wanted);
        Object.assign(window, { tracks: stream.getTracks() });
        // A picture with a code that is read would let it go first.
        for (const track of stream.getTracks()) track.enabled = false;
        return stream;
      };
    });
    const states = () =>
      page.evaluate(() => {
        const { tracks } = window as unknown as { tracks?: MediaStreamTrack[] }; // put there above
        return tracks?.map(({ kind, readyState }) => `${kind} ${readyState}`);
      });
    for (const leave of [
      () => page.getByRole('button', { name: english('import-camera-stop') }).click(),
      () => page.evaluate(() => void (location.hash = '#/desk')),
    ]) {
      await page.getByRole('button', { name: english('import-camera') }).click();
      await page.waitForFunction(() => 'tracks' in window);
      await leave();
      await expect.poll(states).toEqual(['video ended']);
    }
    await page.close();
  });

  it('that is refused leaves the file and the scanner, and says so', async () => {
    const { page } = await served.open(look, '#/take-over');
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no'));
    });
    await page.getByRole('button', { name: english('import-camera') }).click();
    await page.getByText(english('import-camera-refused')).waitFor();
    expect(await page.locator('#scanner').isVisible()).toBe(true);
    await page.close();
  });
});
