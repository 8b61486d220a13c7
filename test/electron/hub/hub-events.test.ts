import { expect, it } from 'vitest';
import { createEventBus } from '../../../electron/core/base/event-bus.ts';
import { ok } from '../../../shared/result.ts';
import { createCallerApps } from '../../../electron/hub/hub-events.ts';

it('whoever makes way for the next of thousands of newcomers is let go of, and nobody who works here', () => {
  const open = new Set<string>();
  const { on } = createEventBus();
  const app = {
    for({ who = '' }: { readonly who?: string }) {
      open.add(who);
      const close = () => void open.delete(who);
      return { dispatch: () => Promise.resolve(ok({})), events: { on }, close };
    },
  };
  const callerApp = createCallerApps(app, 'tea');
  const first = callerApp({ role: 'newcomer', who: 'the first' });
  const helper = callerApp({ role: 'helper', who: 'a helper' });
  for (let n = 0; n < 5000; n += 1) {
    callerApp({ role: 'newcomer', who: `newcomer:${n}` });
    expect(callerApp({ role: 'newcomer', who: 'the first' })).toBe(first);
  }
  expect(callerApp({ role: 'helper', who: 'a helper' })).toBe(helper);
  expect(open.size).toBeLessThanOrEqual(101);
  for (let n = 0; n < 600; n += 1) callerApp({ role: 'helper', who: `helper:${n}` });
  expect(open.size).toBeLessThanOrEqual(600);
  expect(open.has('a helper')).toBe(false);
  expect(open.has('the first')).toBe(true);
  expect(open.has('newcomer:4999')).toBe(true);
  expect(open.has('newcomer:0')).toBe(false);
});
