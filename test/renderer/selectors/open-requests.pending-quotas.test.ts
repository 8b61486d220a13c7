import { describe, expect, it } from 'vitest';
import type { RequestView } from '../../../shared/requests/request.ts';
import { pendingQuotas } from '../../../renderer/selectors/open-requests.ts';
import { placeRequests, project } from '../place-screens.ts';
import { idOf } from '../screens.ts';

const [wanted] = placeRequests;
if (!wanted?.project) throw new Error('There is no request for a project');
const asked = wanted.project;
const at = (second: number): string => `2027-08-05T10:00:0${second}.000Z`;
const later = (more: Partial<RequestView>): RequestView => ({ ...wanted, id: idOf(21), ...more });

describe('pending quotas', () => {
  it('are limits that a request under way changes, and nothing else', () => {
    const pending = pendingQuotas(placeRequests, 'hackathon-map', project.quotas);
    expect([...pending]).toEqual([
      ['cores', { limit: 32, id: wanted.id }],
      ['instances', { limit: -1, id: wanted.id }],
    ]);
  });

  it('come from the newest of several requests', () => {
    const newer = later({ createdAt: at(5), project: { ...asked, quotas: { cores: 64 } } });
    const older = { ...wanted, createdAt: at(1) };
    const pending = pendingQuotas([newer, older], 'hackathon-map', project.quotas);
    expect(pending.get('cores')).toEqual({ limit: 64, id: newer.id });
    expect(pending.get('instances')).toEqual({ limit: -1, id: older.id });
  });

  it('do not come from what has ended, or is about another project', () => {
    const ended = later({ state: 'confirmed' });
    const other = later({ project: { ...asked, name: 'other' } });
    expect(pendingQuotas([ended, other], 'hackathon-map', project.quotas).size).toBe(0);
  });
});
