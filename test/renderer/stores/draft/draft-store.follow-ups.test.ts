import { describe, expect, it } from 'vitest';
import { handOverForm } from '../../../../shared/contract/bundles.ts';
import { createDraftDesk, fillInCard } from '../../draft-desk.ts';
import { requests } from '../../screens.ts';

const MIN = 10;
const [request] = requests;
if (!request) throw new Error('There is no request to play with');

async function filledIn() {
  const desk = createDraftDesk();
  await fillInCard(desk);
  return desk;
}

describe('a card with more than an account', () => {
  it('sends what was ticked, and is empty afterwards', async () => {
    const { draft, answer } = await filledIn();
    draft().changeFollowUp('membership', { wanted: true, reason: 'I build a map.' });
    draft().changeFollowUp('tool', { name: 'map-bot' });
    const sent = draft().submit(MIN);
    const input = await answer('requests.submit', request);
    expect(input).toMatchObject({ further: { membership: { reason: 'I build a map.' } } });
    expect(input).not.toHaveProperty('further.tool');
    await sent;
    expect(draft().followUps.membership).toEqual({ wanted: false, reason: '' });
  });

  it('says nothing of anything else where nothing else is wanted', async () => {
    const { draft, answer } = await filledIn();
    void draft().submit(MIN);
    expect(await answer('requests.submit', request)).not.toHaveProperty('further');
  });

  it('stops at an empty reason, which is mended by typing one', async () => {
    const { draft, waiting } = await filledIn();
    draft().changeFollowUp('membership', { wanted: true });
    expect(await draft().submit(MIN)).toBeUndefined();
    expect(Object.keys(draft().problems)).toEqual(['further.membership.reason']);
    expect(waiting()).toEqual([]);
    draft().changeFollowUp('membership', { reason: 'I' });
    expect(draft().problems).toEqual({});
  });

  it('puts what the other side refused to the field it is about', async () => {
    const { draft, take, settle } = await filledIn();
    draft().changeFollowUp('project', { wanted: true, name: 'map', purpose: '?' });
    void draft().submit(MIN);
    const fields = [
      { field: 'further.project.purpose', rule: 'project-purpose', params: [] },
      { field: 'consent.terms', rule: 'consent-terms', params: [] },
    ];
    const error = { code: 'invalid-input' as const, message: '', params: [], fields };
    take('requests.submit').answer({ ok: false, error });
    await settle();
    expect(Object.keys(draft().problems)).toEqual(['further.project.purpose', 'terms']);
    draft().changeFollowUp('project', { ends: '2027-01-01' });
    expect(Object.keys(draft().problems)).toEqual(['further.project.purpose', 'terms']);
    draft().changeFollowUp('project', { purpose: 'A map' });
    expect(Object.keys(draft().problems)).toEqual(['terms']);
  });

  it('is sealed with the card, and names nobody else as a member', async () => {
    const { draft, answer } = await filledIn();
    draft().changeFollowUp('membership', { wanted: true, reason: 'A bot' });
    draft().changeFollowUp('project', { wanted: true, name: 'map', purpose: 'A map' });
    const sealed = draft().seal();
    const { further } = handOverForm.parse(await answer('bundles.make', { bundle: 'x' }));
    expect(further).toMatchObject({
      membership: { reason: 'A bot' },
      project: { name: 'map', purpose: 'A map' },
    });
    expect(further?.project).not.toHaveProperty('members');
    expect(await sealed).toBe('x');
  });

  it('is not sealed while it is incomplete', async () => {
    const { draft } = await filledIn();
    draft().changeFollowUp('membership', { wanted: true });
    expect(await draft().seal()).toBeUndefined();
    expect(Object.keys(draft().problems)).toEqual(['further.membership.reason']);
  });
});
