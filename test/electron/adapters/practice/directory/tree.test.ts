import { describe, expect, it } from 'vitest';
import { splitDn } from '../../../../../electron/adapters/ldap/dn.ts';
import { DISABLED_TOOL } from '../../../../../electron/adapters/practice/directory/people.ts';
import { practiceTree } from '../../../../../electron/adapters/practice/directory/tree.ts';
import { toolNameRule } from '../../../../../shared/requests/tool.ts';

const { people, tools, sudoRules } = practiceTree(100_000);
const shellNames = people.filter(({ kind }) => kind === 'person').map(({ uid }) => uid);

describe('the practice directory as it begins', () => {
  it('is always the same', () => {
    expect(practiceTree(100_000)).toEqual({ people, tools, sudoRules });
  });

  it('has a dozen tools, each with a user of the same number', () => {
    expect(tools).toHaveLength(12);
    for (const { name, gidNumber } of tools) {
      expect(name).toMatch(toolNameRule);
      expect(people).toContainEqual(
        expect.objectContaining({ uid: `tools.${name}`, uidNumber: gidNumber, gidNumber }),
      );
    }
    expect(new Set(tools.map(({ gidNumber }) => gidNumber)).size).toBe(tools.length);
  });

  it('has tools of one maintainer and of several, all of them people who stand there', () => {
    for (const { maintainers } of tools) {
      expect(maintainers.length).toBeGreaterThan(0);
      expect(new Set(maintainers).size).toBe(maintainers.length);
      expect(shellNames).toEqual(expect.arrayContaining([...maintainers]));
    }
    expect(new Set(tools.map(({ maintainers }) => maintainers.length)).size).toBeGreaterThan(2);
    expect(
      tools.find(({ maintainers }) => maintainers.includes(shellNames[0] ?? '')),
    ).toBeDefined();
  });

  it('shows what goes wrong: a tool without its sudo rule, a disabled one, and one that another tool maintains', () => {
    const names = tools.map(({ name }) => name);
    expect(names.filter((name) => !sudoRules.includes(name))).toHaveLength(1);
    expect(names).toContain(DISABLED_TOOL);
    const others = tools.flatMap(({ others: dns }) => dns);
    expect(people.map(({ uid }) => `uid=${uid}`)).toContain(splitDn(others[0] ?? '')[0]);
  });
});
