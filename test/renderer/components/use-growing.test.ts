import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useGrowing } from '../../../renderer/components/use-growing.ts';

let frames: (() => void)[];
beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => void vi.unstubAllGlobals());

const nextFrame = () => act(() => frames.splice(0).forEach((draw) => draw()));

it('draws one part more each frame until all are there, and no more than there are', () => {
  const { result, rerender } = renderHook(({ all }) => useGrowing(all), {
    initialProps: { all: 3 },
  });
  const drawn = [result.current];
  for (let i = 0; i < 4; i += 1) {
    nextFrame();
    drawn.push(result.current);
  }
  expect(drawn).toEqual([1, 2, 3, 3, 3]);
  expect(frames).toEqual([]);
  rerender({ all: 2 });
  expect(result.current).toBe(2);
});
