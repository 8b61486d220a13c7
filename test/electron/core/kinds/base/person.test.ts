import { describe, expect, it } from 'vitest';
import { inheritedPerson, personOf } from '../../../../../electron/core/kinds/base/person.ts';
import { stored } from '../../../../fakes/request.ts';

const jane = { shellName: 'jdoe', username: 'Jane Doe' };

describe('the person of a request', () => {
  it('is who its facts name, and nobody where they name none', () => {
    expect(personOf(stored())).toEqual(jane);
    expect(personOf({ facts: { shellName: '', username: '' } })).toBeUndefined();
    expect(personOf({ facts: { name: 'bikes' } })).toBeUndefined();
  });

  it('is taken over only by a request that is about the same one', () => {
    expect(inheritedPerson({ ofParent: true }, stored())).toEqual(jane);
    expect(inheritedPerson({}, stored())).toBeUndefined();
    expect(inheritedPerson({ ofParent: true }, { facts: {} })).toBeUndefined();
  });
});
