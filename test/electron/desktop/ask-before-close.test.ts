import { describe, expect, it } from 'vitest';
import { askBeforeClose } from '../../../electron/desktop/ask-before-close.ts';
import { ok } from '../../../shared/result.ts';
import { StrictEmitter, preventable } from '../../stand-in/strict.ts';

/** A window with this many requests to be sent, whose question gets this button for an answer. */
function windowWith(pending: number, button = 0, { isTyped = false, keeper = 'keychain' } = {}) {
  const asked: string[] = [];
  let destroyed = 0;
  const window = new StrictEmitter('BrowserWindow', ['close', 'unresponsive']);
  const webContents = new StrictEmitter('WebContents', ['will-prevent-unload']);
  const inputs: unknown[] = [];
  const app = {
    dispatch: (method: string, input: unknown) => {
      if (method === 'vault.current') return Promise.resolve(ok({ state: 'open', keeper }));
      inputs.push(input);
      return Promise.resolve(ok({ requests: [], total: pending, pending }));
    },
  };
  const ask = (box: { message: string; detail?: string }) => {
    asked.push(`${box.message} ${box.detail ?? ''}`);
    return Promise.resolve(button);
  };
  const destroy = (): void => void (destroyed += 1);
  /** As Electron does it: the main process is asked, then the page, and it stays where that does not want to go. */
  const close = (): void => {
    const event = preventable({});
    window.emit('close', event);
    if (event.defaultPrevented || isHanging) return;
    if (isTyped) webContents.emit('will-prevent-unload', preventable({}));
    else destroy();
  };
  let isHanging = false;
  const whole = Object.assign(window, { webContents, close, destroy });
  askBeforeClose(whole as never, { app, ask }); // it uses these members of a window only
  return {
    asked,
    inputs,
    destroyed: () => destroyed,
    close: async () => {
      close();
      close();
      await new Promise((resolve) => setImmediate(resolve));
    },
    hang(): void {
      isHanging = true;
    },
    unresponsive: () => window.emit('unresponsive'),
  };
}

describe('closing the window', () => {
  it('asks nothing where nothing is to be sent', async () => {
    const { close, asked, destroyed } = windowWith(0);
    await close();
    expect([asked, destroyed()]).toEqual([[], 1]);
  });

  it('says once how many are to be sent and that they are saved, and stays when told to', async () => {
    const { close, asked, destroyed } = windowWith(3, 1);
    await close();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/3 requests .*saved them on this computer/);
    expect(destroyed()).toBe(0);
    await close();
    expect(asked).toHaveLength(2);
  });

  it('promises nothing of requests that are in memory only', async () => {
    const { close, asked } = windowWith(3, 1, { keeper: 'this-run' });
    await close();
    expect(asked).toEqual([expect.stringMatching(/in memory only.*unsent requests are lost/)]);
  });

  it('has them counted, and opens none of them for that', async () => {
    const { close, inputs } = windowWith(2);
    await close();
    expect(inputs).toEqual([{ limit: 0 }]);
  });

  it('closes when told to', async () => {
    const { close, destroyed } = windowWith(1, 0);
    await close();
    expect(destroyed()).toBe(1);
  });

  it('says that something typed would be lost, and stays when told to', async () => {
    const { close, asked, destroyed } = windowWith(0, 1, { isTyped: true });
    await close();
    expect(asked).toEqual([expect.stringMatching(/not sent what you typed.*does not save it/)]);
    expect(destroyed()).toBe(0);
    await close();
    expect([asked.length, destroyed()]).toEqual([2, 0]);
  });

  it('asks about both, one after the other, and closes when told to', async () => {
    const { close, asked, destroyed } = windowWith(1, 0, { isTyped: true });
    await close();
    expect(asked).toEqual([expect.stringMatching(/is pending/), expect.stringMatching(/typed/)]);
    expect(destroyed()).toBe(1);
  });

  it('closes a page that does not answer any more, and no other', async () => {
    const { close, hang, unresponsive, destroyed } = windowWith(0);
    unresponsive();
    expect(destroyed()).toBe(0);
    hang();
    await close();
    unresponsive();
    expect(destroyed()).toBe(1);
  });
});
