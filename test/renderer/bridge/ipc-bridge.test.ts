import { describe, expect, it } from 'vitest';
import { createIpcBridge } from '../../../renderer/bridge/ipc-bridge.ts';
import { requests } from '../screens.ts';

function setUp(answer: unknown) {
  const calls: unknown[] = [];
  const listeners: ((payload: unknown) => void)[] = [];
  const bridge = createIpcBridge({
    call: (method, input) => {
      calls.push([method, input]);
      return Promise.resolve(answer);
    },
    on: (_event, listener) => {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
  });
  return {
    bridge,
    calls,
    publish: (payload: unknown) => listeners.forEach((receive) => receive(payload)),
  };
}

describe('the desktop’s bridge', () => {
  it('passes a call on and believes an answer that fits', async () => {
    const value = { shellName: 'jdoe' };
    const { bridge, calls } = setUp({ ok: true, value });
    expect(await bridge.call('names.suggest', { username: 'J' })).toEqual({ ok: true, value });
    expect(calls).toEqual([['names.suggest', { username: 'J' }]]);
  });

  it('answers a call that Electron refused as a failure, and rejects nothing', async () => {
    const bridge = createIpcBridge({
      call: () => Promise.reject(new Error('An object could not be cloned.')),
      on: () => () => undefined,
    });
    expect(await bridge.call('names.suggest', { username: 'J' })).toMatchObject({
      ok: false,
      error: { code: 'host-unreachable' },
    });
  });

  it('does not believe an answer that does not fit', async () => {
    const { bridge } = setUp({ ok: true, value: { shellName: 1 } });
    expect(await bridge.call('names.suggest', { username: 'J' })).toMatchObject({ ok: false });
  });

  it('hands on an event that fits and asks anew at one that does not', () => {
    const { bridge, publish } = setUp(undefined);
    const received: unknown[] = [];
    const contact: boolean[] = [];
    bridge.onContact((made) => contact.push(made));
    const stop = bridge.on('requests.changed', (request) => received.push(request));
    publish(requests[0]);
    publish({ id: 'x' });
    stop();
    publish(requests[1]);
    expect(received).toEqual([requests[0]]);
    // The first is the contact that was there from the start.
    expect(contact).toEqual([true, true]);
  });
});
