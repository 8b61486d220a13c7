import { expect, it } from 'vitest';
import { z } from 'zod';
import { createDraftDesk, fillInCard } from '../../draft-desk.ts';

const MIN = 10;
const sent = z.object({ draft: z.uuid() });

it('a card whose answer was lost is the same card when it is sent again, and another once anything on it is changed', async () => {
  const desk = createDraftDesk();
  await fillInCard(desk);
  const { draft, refuse } = desk;
  const send = async (): Promise<string> => {
    void draft().submit(MIN);
    return sent.parse(await refuse('requests.submit', 'host-unreachable', 'gone')).draft;
  };
  const first = await send();
  expect(await send()).toBe(first);
  const changes = [
    () => draft().type('password', 'correct horse battery 2'),
    () => draft().changeFollowUp('membership', { wanted: true, reason: 'A map.' }),
    () => draft().agree({ username: 'Jane D', shellName: 'janed' }, true),
    () => draft().settle('nobody'),
  ];
  const seen = [first];
  for (const change of changes) {
    change();
    const next = await send();
    expect(seen).not.toContain(next);
    expect(await send()).toBe(next);
    seen.push(next);
  }
});
