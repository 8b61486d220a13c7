import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HubSession } from '../../../../shared/desks/sessions.ts';
import type { SessionRegister } from '../../../../electron/core/ports/desks/session-register.ts';
import { calling } from '../../../fakes/hub-callers.ts';
import { practiceHub, type PracticeHub } from '../../../fakes/hub-desk.ts';
import { practiceEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';
import { newDeskKey } from '../../../servers/desk-hub.ts';

let hub: PracticeHub;
beforeEach(async () => {
  hub = await practiceHub();
});
afterEach(() => hub.close());

describe('letting desks in', () => {
  it('is done by who has the right, by the code that the desk shows, however it is typed', async () => {
    const desk = await hub.desk({ key: newDeskKey(), isKnown: false });
    const before = await desk.ask('desk.current', {});
    expect(before.hub).toMatchObject({
      enrolled: 'no',
      fingerprint: expect.stringMatching(/^SHA256:/),
    });
    const { code } = await desk.ask('desk.askIn', { name: 'Front desk' });
    const organizer = calling(hub.world, 'organizer', 'olga');
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    const enrolled = await organizer.ask('desks.enrol', { code: typed });
    expect(enrolled).toMatchObject({ name: 'Front desk', enrolledBy: 'olga' });
    expect((await organizer.ask('desks.list', {})).desks).toMatchObject([{ id: enrolled.id }]);
    expect((await desk.ask('desk.current', {})).hub?.enrolled).toBe('yes');

    await organizer.ask('desks.revoke', { id: enrolled.id });
    expect((await desk.ask('desk.current', {})).hub?.enrolled).toBe('no');
    expect(await organizer.refused('desks.revoke', { id: enrolled.id })).toMatch(/^not-found/);
    const { lines } = await organizer.ask('audit.list', {});
    expect(lines.slice(0, 2)).toMatchObject([
      { who: 'olga', what: { event: 'desk', act: 'revoked', desk: enrolled.id } },
      { who: 'olga', what: { event: 'desk', act: 'let-in', desk: enrolled.id } },
    ]);
  });

  it('is nobody else’s: helpers, newcomers and desks neither see nor add any', async () => {
    for (const role of ['helper', 'approver', 'newcomer', 'desk'] as const) {
      const somebody = calling(hub.world, role, `a ${role}`);
      expect(await somebody.refused('desks.list', {})).toBe('not-allowed desks.list');
      expect(await somebody.refused('desks.enrol', { code: 'C0DE0001' })).toBe(
        'not-allowed desks.enrol',
      );
      expect(await somebody.refused('desks.revoke', { id: 'x' })).toBe('not-allowed desks.revoke');
    }
  });

  it('says of a wrong code that no desk shows it', async () => {
    const organizer = calling(hub.world, 'organizer', 'olga');
    expect(await organizer.refused('desks.enrol', { code: 'ZZZZ0000' })).toBe('desk-code-unknown');
  });

  it('does not know whether the desk is let in while the hub is away', async () => {
    const desk = await hub.desk();
    await hub.goAway();
    expect((await desk.ask('desk.current', {})).hub?.enrolled).toBe('unknown');
  });
});

describe('who is logged in at a hub', () => {
  const helga: HubSession = {
    ...{ ref: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11', role: 'helper', who: 'helga', name: 'Helga' },
    ...{ madeAt: '2027-08-04T08:00:00.000Z', usedAt: '2027-08-04T08:15:00.000Z' },
  };

  it('is an operator’s to see and to end, and the trail says who did', async () => {
    const known = new Map([[helga.ref, helga]]);
    const event = await practiceEvent();
    const sessions: SessionRegister = {
      list: () => Promise.resolve([...known.values()]),
      async end(ref, by) {
        const role = known.get(ref)?.role;
        known.delete(ref);
        if (role) await world.audit.note({ event: 'session-ended', role }, by);
        return role;
      },
    };
    const world: World = event.desk({ ports: { sessions } });
    for (const role of ['organizer', 'approver', 'helper', 'newcomer', 'desk'] as const) {
      const somebody = calling(world, role, `a ${role}`);
      expect(await somebody.refused('sessions.list', {})).toBe('not-allowed sessions.list');
      const { ref } = helga;
      expect(await somebody.refused('sessions.end', { ref })).toBe('not-allowed sessions.end');
    }
    const operator = calling(world, 'operator', 'grace');
    expect(await operator.ask('sessions.list', {})).toEqual({ sessions: [helga] });
    await operator.ask('sessions.end', { ref: helga.ref });
    expect(await operator.ask('sessions.list', {})).toEqual({ sessions: [] });
    expect(await operator.refused('sessions.end', { ref: helga.ref })).toMatch(/^not-found/);
    const { lines } = await operator.ask('audit.list', {});
    expect(lines).toMatchObject([
      { who: 'grace', what: { event: 'session-ended', role: 'helper' } },
      { what: { event: 'began' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('helga');
    await event.close();
  });

  it('is nothing where there is no hub', async () => {
    const event = await practiceEvent();
    const operator = calling(event.desk(), 'operator', 'grace');
    expect(await operator.refused('sessions.list', {})).toBe('not-found hub');
    await event.close();
  });
});

describe('handing in', () => {
  it('is a desk’s alone: nobody else’s word counts as one', async () => {
    const given = { id: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11', card: '{}' };
    for (const role of ['operator', 'helper', 'newcomer'] as const) {
      const somebody = calling(hub.world, role, `a ${role}`);
      expect(await somebody.refused('desks.handIn', given)).toBe('not-allowed desks.handIn');
    }
  });

  it('does not exist where there is no hub', async () => {
    const event = await practiceEvent();
    const world = event.desk();
    expect(await world.ask('desk.current', {})).toEqual({});
    expect(await world.call('desk.askIn', { name: 'x' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await world.call('desks.list', {})).toMatchObject({ error: { code: 'not-found' } });
    const desk = calling(world, 'desk', 'a desk');
    const asked = { id: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11', digest: '0'.repeat(64) };
    expect(await desk.refused('desks.look', asked)).toMatch(/^not-found/);
    await event.close();
  });
});
