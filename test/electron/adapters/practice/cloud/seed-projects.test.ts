import { describe, expect, it } from 'vitest';
import {
  seedProjects,
  seedToolforge,
} from '../../../../../electron/adapters/practice/cloud/seed-projects.ts';

describe('the projects that practice begins with', () => {
  it('say what they are for', () => {
    for (const { description } of seedProjects) expect(description).not.toBe('');
  });

  it('have names of documentation addresses only (RFC 5737)', () => {
    const addresses = [...seedProjects, seedToolforge('tools', [])]
      .flatMap(({ holdings = [] }) => holdings)
      .filter(([kind]) => kind === 'floating-ip')
      .map(([, name]) => name);
    expect(addresses).toHaveLength(2);
    for (const address of addresses) expect(address).toMatch(/^198\.51\.100\.\d+$/u);
  });

  it('let the Toolforge have the name that the event gives it', () => {
    const toolforge = seedToolforge('toolsbeta', [1, 2]);
    expect(toolforge).toMatchObject({ name: 'toolsbeta', viewers: [1, 2] });
    expect(toolforge.holdings).toContainEqual(['server', 'toolsbeta-bastion-1', 4]);
  });
});
