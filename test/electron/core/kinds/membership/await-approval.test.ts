import { describe, expect, it } from 'vitest';
import { awaitApproval } from '../../../../../electron/core/kinds/membership/await-approval.ts';
import { membership } from '../../../../fakes/membership.ts';
import { rolesWorld } from '../../../../fakes/roles.ts';

const run = { requestId: 'r', attempted: false };
const person = 'bamini';

describe('await-approval', () => {
  const world = async (roles: string[]) => {
    const { ports, projectId } = await rolesWorld({ [person]: roles });
    const facts = membership({ shellName: person, project: 'bikes', approval: 'elsewhere' });
    return { step: awaitApproval(ports), facts: { ...facts, projectId } };
  };

  it('waits while nobody has decided, and says for whom', async () => {
    const { step, facts } = await world([]);
    await expect(step.observe(facts, run)).rejects.toMatchObject({
      ...{ code: 'approval-pending', sort: 'pending', params: ['bikes', person] },
    });
  });

  it('is done when the role has appeared', async () => {
    const { step, facts } = await world(['reader']);
    expect(await step.observe(facts, run)).toMatchObject({ is: 'done' });
    expect(await step.prepare?.(facts)).toEqual({
      ...{ projectId: facts.projectId, project: facts.project },
    });
  });

  it('is needed only where others decide, and never writes', async () => {
    const { step, facts } = await world([]);
    expect(step.isNeeded?.(facts)).toBe(true);
    expect(step.isNeeded?.({ ...facts, approval: 'here' })).toBe(false);
    expect(step.apply).toBeUndefined();
  });
});
