import { describe, expect, it } from 'vitest';
import {
  projectText,
  type RequestedProject,
} from '../../../../../electron/core/kinds/project/review-text.ts';

const wish: RequestedProject = {
  name: 'bike-racks',
  purpose: 'Maps of bike racks',
  whyNotToolforge: 'It needs root.',
  members: [{ shellName: 'jdoe', as: 'member' }],
  preset: 'hackathon',
  quotas: { cores: 12, ramMb: 24_576 },
  ends: '2099-01-31',
  zone: 'bike-racks.cloud.example.org.',
};

describe('the text of a project', () => {
  it('tells reviewers everything they decide about', () => {
    expect(projectText(wish).split('\n')).toEqual([
      'New project: bike-racks',
      '',
      'Purpose: Maps of bike racks',
      'Why Toolforge would not do: It needs root.',
      'People: jdoe (member)',
      'Quotas: hackathon: cores 12, ramMb 24576',
      'DNS zone: bike-racks.cloud.example.org.',
      'Needed until: 2099-01-31',
    ]);
  });

  it('leaves out what nobody asked for', () => {
    const text = projectText({
      ...wish,
      ...{ whyNotToolforge: '', preset: '', quotas: {}, zone: undefined },
    });
    expect(text).not.toMatch(/Toolforge|Quotas|zone/u);
  });
});
