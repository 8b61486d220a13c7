import { describe, expect, it } from 'vitest';
import { mayUseCamera, type PermissionRequest } from '../../../electron/desktop/page-rules.ts';
import { parseRoute } from '../../../renderer/stores/route-store.ts';

const isOurPage = (url: string): boolean => url.startsWith('app://ui/');
const wish: PermissionRequest = {
  permission: 'media',
  pageUrl: 'app://ui/?lang=ckb#/take-over',
  askerUrl: 'app://ui/',
  isMainFrame: true,
  media: ['video'],
};
const may = (change: Partial<PermissionRequest> = {}): boolean =>
  mayUseCamera({ ...wish, ...change }, isOurPage);

describe('the camera', () => {
  it('is for the screen that reads codes', () => {
    expect(may()).toBe(true);
    expect(parseRoute('#/take-over')).toEqual({ view: 'take-over' });
  });

  it.each([
    'app://ui/#/desk',
    'app://ui/',
    'app://ui/#/take-over/more',
    'app://ui/?#/card#/take-over',
    '',
  ])('is not for the page at %j', (pageUrl) => expect(may({ pageUrl })).toBe(false));

  it('is for no other page, also where that is embedded or claims our screen', () => {
    expect(may({ pageUrl: 'https://evil.example/#/take-over' })).toBe(false);
    expect(may({ askerUrl: 'https://evil.example/' })).toBe(false);
    expect(may({ askerUrl: '' })).toBe(false);
    expect(may({ isMainFrame: false })).toBe(false);
  });

  it('comes without sound, and nothing else comes with it', () => {
    for (const media of [[], ['audio'], ['video', 'audio'], ['audio', 'video'], ['unknown']]) {
      expect(may({ media }), media.join()).toBe(false);
    }
    for (const permission of [
      'display-capture',
      'geolocation',
      'notifications',
      'usb',
      'hid',
      '',
    ]) {
      expect(may({ permission }), permission).toBe(false);
    }
  });
});
