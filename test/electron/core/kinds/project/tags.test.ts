import { describe, expect, it } from 'vitest';
import {
  endsOf,
  projectTags,
  requestTag,
} from '../../../../../electron/core/kinds/project/tags.ts';

const requestId = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';

describe('tags of a project', () => {
  it('name the request that made it and the day it ends, as Keystone takes them', () => {
    const tags = projectTags({ requestId, ends: '2099-01-31' });
    expect(tags).toContain(requestTag(requestId));
    expect(endsOf(tags)).toBe('2099-01-31');
    for (const tag of tags) expect(tag).toMatch(/^[^/,]{1,255}$/u);
  });

  it('tell no end where there is none, or none that makes sense', () => {
    expect(endsOf([])).toBeUndefined();
    expect(endsOf(['lanyard-ends-never', 'other'])).toBeUndefined();
  });
});
