import { cleanup, render } from '@testing-library/react';
import decode from 'jsqr';
import { afterEach, describe, expect, it } from 'vitest';
import { QrCode } from '../../../renderer/components/qr-code.tsx';
import { toFrames } from '../../../shared/bundle/bundle-frames.ts';

/** Paints the runs of the code's path as a browser would, `scale` pixels a module. */
function paint(page: HTMLElement, scale: number) {
  const attribute = (element: string, name: string): string =>
    page.querySelector(element)?.getAttribute(name) ?? '';
  const width = Number(attribute('svg', 'viewBox').split(' ')[2]) * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const run of attribute('path', 'd').matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const [x = 0, y = 0, length = 0] = run.slice(1).map((number) => Number(number) * scale);
    for (let row = y; row < y + scale; row += 1) {
      const start = (row * width + x) * 4;
      for (let at = start; at < start + length * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return { pixels, width };
}

afterEach(cleanup);

describe('a QR code', () => {
  it('is read as the text it was made of, also at the largest size of a frame', () => {
    const [frame = ''] = toFrames(Uint8Array.from({ length: 450 }, (_, i) => (i * 7) % 256));
    for (const text of [frame, 'LANYARD']) {
      const { container } = render(<QrCode text={text} label="Code 1 of 1" />);
      const { pixels, width } = paint(container, 4);
      expect(decode(pixels, width, width)?.data).toBe(text);
    }
  });

  it('has a name for whoever does not see it', () => {
    const { getByRole } = render(<QrCode text="A" label="Code 1 of 4" />);
    expect(getByRole('img', { name: 'Code 1 of 4' })).toBeDefined();
  });
});
