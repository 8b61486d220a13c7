import { describe, expect, it } from 'vitest';
import { accountForm } from '../../../shared/contract/requests.ts';
import {
  checkFollowUps,
  followUpFields,
  followUpsForm,
  noFollowUps,
  wantsFollowUps,
  type FollowUpsDraft,
} from '../../../renderer/forms/follow-ups-form.ts';

const everything: FollowUpsDraft = {
  membership: { wanted: true, reason: 'I build a map.' },
  tool: { wanted: true, name: ' map-bot ' },
  project: { ...noFollowUps.project, wanted: true, name: 'map', purpose: 'A map' },
};

describe('what is asked for beside an account', () => {
  it('is nothing until somebody ticks it, whatever was typed', () => {
    const unticked = { ...noFollowUps, tool: { wanted: false, name: 'map-bot' } };
    expect(wantsFollowUps(unticked)).toBe(false);
    expect(followUpsForm(unticked)).toEqual({});
    expect(checkFollowUps(unticked)).toEqual([]);
  });

  it('goes with the card as the contract takes it', () => {
    const { further } = followUpsForm(everything);
    expect(further).toEqual({
      membership: { reason: 'I build a map.' },
      tool: { name: 'map-bot' },
      project: {
        name: 'map',
        purpose: 'A map',
        whyNotToolforge: '',
        members: [],
        zone: false,
      },
    });
    expect(accountForm.shape.further.safeParse(further).success).toBe(true);
  });

  it('leaves out what was not ticked', () => {
    for (const part of ['membership', 'tool', 'project'] as const) {
      const { further } = followUpsForm({ ...noFollowUps, [part]: everything[part] });
      expect(Object.keys(further ?? {})).toEqual([part]);
    }
  });

  it('needs a reason, a name that a tool can have, and a project’s name and purpose', () => {
    const found = checkFollowUps({
      ...everything,
      membership: { wanted: true, reason: ' ' },
      tool: { wanted: true, name: 'Map_Bot' },
      project: { ...noFollowUps.project, wanted: true },
    });
    expect(found.map(({ field, rule }) => [field, rule])).toEqual([
      ['further.membership.reason', 'reason-empty'],
      ['further.tool.name', 'tool-name'],
      ['further.project.name', 'project-name'],
      ['further.project.purpose', 'project-purpose'],
    ]);
    for (const { field } of found) expect(followUpFields).toContain(field);
    expect(checkFollowUps(everything)).toEqual([]);
  });
});
