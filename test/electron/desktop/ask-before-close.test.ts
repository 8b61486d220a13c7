import { describe, expect, it } from 'vitest';
import { askBeforeClose } from '../../../electron/desktop/ask-before-close.ts';
import { ok } from '../../../shared/result.ts';
import { StrictEmitter, preventable } from '../../stand-in/strict.ts';

/** A window with this many requests to be sent, whose question gets this button for an answer. */
function windowWith(pending: number, button = 0) {
  const asked: string[] = [];
  let destroyed = 0;
  const window = new StrictEmitter('BrowserWindow', ['close']);
  const inputs: unknown[] = [];
  const app = {
    dispatch: (_method: string, input: unknown) => {
      inputs.push(input);
      return Promise.resolve(ok({ requests: [], total: pending, pending }));
    },
  };
  const ask = (box: { message: string; detail?: string }) => {
    asked.push(`${box.message} ${box.detail ?? ''}`);
    return Promise.resolve(button);
  };
  const whole = Object.assign(window, { destroy: () => void (destroyed += 1) });
  askBeforeClose(whole as never, { app, ask }); // it uses these two members of a window only
  return {
    asked,
    inputs,
    destroyed: () => destroyed,
    close: async () => {
      const event = preventable({});
      window.emit('close', event);
      window.emit('close', preventable({}));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('closing the window', () => {
  it('asks nothing where nothing is to be sent', async () => {
    const { close, asked, destroyed } = windowWith(0);
    await close();
    expect([asked, destroyed()]).toEqual([[], 1]);
  });

  it('says once how many are to be sent and that nothing is lost, and stays when told to', async () => {
    const { close, asked, destroyed } = windowWith(3, 1);
    await close();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/3 requests .*Nothing is lost/);
    expect(destroyed()).toBe(0);
    await close();
    expect(asked).toHaveLength(2);
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
});
