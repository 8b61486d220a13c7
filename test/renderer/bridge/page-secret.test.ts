import { describe, expect, it } from 'vitest';
import { readPageSecret } from '../../../renderer/bridge/page-secret.ts';

function tab(kept: string | null, hash = '') {
  const said: unknown[] = [];
  const gone: string[] = [];
  const listeners: ((event: MessageEvent) => void)[] = [];
  const secret = readPageSecret({
    sessionStorage: { getItem: () => kept },
    location: { hash, replace: (url) => void gone.push(String(url)) },
    others: {
      postMessage: (message) => void said.push(message),
      addEventListener: (_type: string, listener: unknown) =>
        void listeners.push(listener as (event: MessageEvent) => void), // the one that is added below
    },
  });
  const ask = (data: unknown) =>
    listeners.forEach((listener) => listener(new MessageEvent('message', { data })));
  return { secret, said, gone, ask };
}

describe('the secret of a page', () => {
  it('is what the entrance left in this tab, which tells other tabs of ours that ask', () => {
    const { secret, gone, ask, said } = tab('s3cret');
    expect([secret, gone]).toEqual(['s3cret', []]);
    ask('something else');
    expect(said).toEqual([]);
    ask('who is in?');
    expect(said).toEqual([{ pageSecret: 's3cret' }]);
  });

  it('is none where this tab was not let in: it goes to the entrance, and comes back to the same screen', () => {
    const { secret, gone, ask, said } = tab(null, '#/settings');
    expect([secret, gone]).toEqual(['', ['/enter#/settings']]);
    ask('who is in?');
    expect(said).toEqual([]);
  });
});
