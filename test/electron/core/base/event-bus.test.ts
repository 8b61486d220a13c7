import { describe, expect, it } from 'vitest';
import { closable, createEventBus } from '../../../../electron/core/base/event-bus.ts';

const signedIn = { needed: true, signedIn: true, bindDn: 'cn=a' };

describe('the event bus', () => {
  it('tells everybody who listens, until they stop', () => {
    const bus = createEventBus();
    const heard: string[] = [];
    const stop = bus.on('session.changed', () => heard.push('first'));
    bus.on('session.changed', ({ bindDn }) => heard.push(bindDn));
    bus.emit('session.changed', signedIn);
    stop();
    bus.emit('session.changed', signedIn);
    expect(heard).toEqual(['first', 'cn=a', 'cn=a']);
  });

  it('tells nobody of another event', () => {
    const bus = createEventBus();
    bus.on('connection.changed', () => expect.unreachable());
    bus.emit('session.changed', signedIn);
  });
});

it('a bus for some hears until it is closed, and leaves nothing of them behind', () => {
  const bus = createEventBus();
  const heard: string[] = [];
  const some = closable(bus);
  some.events.on('session.changed', () => heard.push('some'));
  some.events.on('session.changed', () => heard.push('stopped'))();
  bus.on('session.changed', () => heard.push('all'));
  some.events.emit('session.changed', signedIn);
  some.close();
  bus.emit('session.changed', signedIn);
  expect(heard).toEqual(['some', 'all', 'all']);
});
