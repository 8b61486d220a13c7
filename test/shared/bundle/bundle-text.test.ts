import { describe, expect, it } from 'vitest';
import {
  bundleBytes,
  bundleText,
  MOST_BUNDLE_BYTES,
  MOST_BUNDLE_TEXT,
} from '../../../shared/bundle/bundle-text.ts';

describe('the text of a bundle', () => {
  it('brings the bytes back, whatever white space an editor or a mail put around it', () => {
    const bytes = Uint8Array.of(1, 2, 250);
    expect(bundleBytes(` \r\n${bundleText(bytes)}\n\n`)).toEqual(bytes);
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'lanyard-bundle',
      'AQL6',
      'lanyard-bundle:AQL6=',
      'lanyard-bundle:AQ L6',
    ]) {
      expect(bundleBytes(text), text).toBeUndefined();
    }
  });

  it('is never longer than it says', () => {
    expect(bundleText(new Uint8Array(MOST_BUNDLE_BYTES))).toHaveLength(MOST_BUNDLE_TEXT);
  });
});
