import { describe, expect, it } from 'vitest';
import { type PermissionRequest, mayCopy } from '../../../electron/desktop/page-rules.ts';

const isOurPage = (url: string): boolean => url.startsWith('app://ui/');
const wish: PermissionRequest = {
  permission: 'clipboard-sanitized-write',
  pageUrl: 'app://ui/#/request/1',
  askerUrl: 'app://ui/',
  isMainFrame: true,
  media: [],
};
const may = (change: Partial<PermissionRequest> = {}): boolean =>
  mayCopy({ ...wish, ...change }, isOurPage);

describe('the clipboard', () => {
  it('takes text from our own page', () => {
    expect(may()).toBe(true);
  });

  it('is read by nobody', () => {
    expect(may({ permission: 'clipboard-read' })).toBe(false);
    expect(may({ permission: 'media' })).toBe(false);
  });

  it('takes nothing from another page, also where that is embedded', () => {
    expect(may({ pageUrl: 'https://evil.example/' })).toBe(false);
    expect(may({ askerUrl: 'https://evil.example/' })).toBe(false);
    expect(may({ isMainFrame: false })).toBe(false);
  });
});
