import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFrame,
  assembleFrames,
  missingFrames,
  MOST_FRAMES,
  readFrame,
  toFrames,
  type Collected,
} from '../../../shared/bundle/bundle-frames.ts';

const bundle = Uint8Array.from({ length: 1597 }, (_, i) => (i * 31) % 256);

function collect(scanned: readonly string[]): Collected | undefined {
  let collected: Collected | undefined;
  for (const text of scanned) {
    const read = readFrame(text);
    if (read.is === 'frame') collected = addFrame(collected, read.frame);
  }
  return collected;
}

describe('the frames of a bundle', () => {
  it('are letters and digits only: what QR packs best and every keyboard layout types', () => {
    for (const frame of toFrames(bundle)) expect(frame).toMatch(/^[A-Z0-9]{50,750}$/u);
  });

  it('bring the bundle back in any order, read twice, in lower case and with line ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 5000 }), fc.nat(), (bytes, turn) => {
        const frames = toFrames(bytes);
        const at = turn % frames.length;
        const turned = [...frames.slice(at), ...frames.slice(0, at), ...frames];
        const collected = collect(turned.map((frame) => `${frame.toLowerCase()}\r\n`).toReversed());
        expect(collected && assembleFrames(collected)).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('say which are still to be read', () => {
    const [, second = '', , fourth = ''] = toFrames(bundle);
    const collected = collect([fourth, second]);
    expect(collected && missingFrames(collected)).toEqual([1, 3]);
    expect(collected && assembleFrames(collected)).toBeUndefined();
  });

  it('begin anew with a frame of another bundle', () => {
    const [first = ''] = toFrames(bundle);
    const others = toFrames(bundle.slice(7));
    const begun = collect([first, ...others.slice(1)]);
    expect(begun && missingFrames(begun)).toEqual([1]);
    const whole = collect([first, ...others]);
    expect(whole && assembleFrames(whole)).toEqual(bundle.slice(7));
  });

  it('notice any one character that was misread', () => {
    const [frame = ''] = toFrames(bundle);
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.constantFrom(...'ABCXYZ01239'), (at, letter) => {
        fc.pre(frame[at] !== letter);
        const read = readFrame(frame.slice(0, at) + letter + frame.slice(at + 1));
        expect(read.is).not.toBe('frame');
      }),
    );
  });

  it('never take a text of anybody else for one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readFrame(text).is).toBe('other');
      }),
    );
    expect(readFrame('WIFI:S:venue;T:WPA;P:secret;;')).toEqual({ is: 'other' });
    expect(readFrame('LANYARD2ABC')).toEqual({ is: 'newer' });
    expect(readFrame('LANYARD1ABC')).toEqual({ is: 'misread' });
  });

  it('are none where nobody would show so many', () => {
    expect(toFrames(new Uint8Array(MOST_FRAMES * 450))).toHaveLength(MOST_FRAMES);
    expect(toFrames(new Uint8Array(MOST_FRAMES * 450 + 1))).toEqual([]);
  });
});
