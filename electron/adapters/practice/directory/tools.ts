import type { ToolRules } from '../../../../shared/domain/profile.ts';
import { comparableName, sameName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { ToolDirectory, ToolPart } from '../../../core/ports/tool-directory.ts';
import {
  entryExists,
  groupNumbers,
  noSuchEntry,
  refuseSecondAccount,
  type PracticeMemory,
} from './memory.ts';
import type { PracticeEntry } from './people.ts';
import type { PracticeToolGroup } from './tree.ts';

/** A `ToolDirectory` in memory. As slapd it refuses a second group of a gidNumber and a second account of a uidNumber. */
export function createPracticeTools(rules: ToolRules, memory: PracticeMemory): ToolDirectory {
  const { people, tools, sudoRules, admit, admitWrite, gap, keep } = memory;
  const userKey = (name: string): string => comparableName(rules.prefix + name);

  const groupAt = (name: string): PracticeToolGroup => {
    const group = tools.get(comparableName(name));
    if (group) return group;
    throw noSuchEntry();
  };
  const userAt = (name: string): PracticeEntry => {
    const user = people.get(userKey(name));
    if (user) return user;
    throw noSuchEntry();
  };
  const putGroup = (group: PracticeToolGroup): void => {
    tools.set(comparableName(group.name), group);
    keep();
  };
  const putUser = (user: PracticeEntry): void => {
    people.set(comparableName(user.uid), user);
    keep();
  };
  const refuseSecondGroup = (gidNumber: number): void => {
    if (!groupNumbers(memory).includes(gidNumber)) return;
    throw new AppError('number-taken', 'The number is held');
  };
  const removals: Readonly<Record<ToolPart, (name: string) => void>> = {
    group: (name) => tools.delete(comparableName(name)),
    user: (name) => people.delete(userKey(name)),
    'sudo-rule': (name) => sudoRules.delete(comparableName(name)),
  };

  return {
    async lookAtTool(name) {
      await admit('lookAtTool');
      const group = tools.get(comparableName(name));
      const user = people.get(userKey(name));
      return {
        group: group && {
          gidNumber: group.gidNumber,
          maintainers: group.maintainers,
          others: group.others,
        },
        user: user && {
          uidNumber: user.uidNumber,
          gidNumber: user.gidNumber,
          disabled: user.blocked,
        },
        sudoRule: sudoRules.has(comparableName(name)) ? 'right' : 'missing',
      };
    },
    async addGroup({ name, gidNumber }, maintainer) {
      await admitWrite('addGroup');
      const refuseSecond = (): void => {
        if (tools.has(comparableName(name))) throw entryExists();
      };
      refuseSecond();
      refuseSecondGroup(gidNumber);
      await gap();
      refuseSecond();
      putGroup({ name, gidNumber, maintainers: [maintainer], others: [] });
    },
    async addUser({ name, gidNumber }) {
      await admitWrite('addUser');
      const uid = rules.prefix + name;
      const refuseSecond = (): void => {
        if (people.has(userKey(name))) throw entryExists();
      };
      refuseSecond();
      refuseSecondAccount(memory, uid, gidNumber);
      await gap();
      refuseSecond();
      putUser({
        kind: 'tool',
        uid,
        uids: [uid],
        cns: [uid],
        mails: [],
        uidNumber: gidNumber,
        gidNumber,
        sshPublicKeys: [],
        blocked: false,
        secret: '',
        createdAt: new Date().toISOString(),
      });
    },
    async addSudoRule(name) {
      await admitWrite('addSudoRule');
      if (sudoRules.has(comparableName(name))) throw entryExists();
      sudoRules.add(comparableName(name));
      keep();
    },
    async changeGroupNumber(name, from, to) {
      await admitWrite('changeGroupNumber');
      if (groupAt(name).gidNumber !== from) return;
      refuseSecondGroup(to);
      await gap();
      if (groupAt(name).gidNumber === from) putGroup({ ...groupAt(name), gidNumber: to });
    },
    async changeUserNumber(name, from, to) {
      await admitWrite('changeUserNumber');
      if (userAt(name).uidNumber !== from) return;
      refuseSecondAccount(memory, undefined, to);
      await gap();
      if (userAt(name).uidNumber !== from) return;
      putUser({ ...userAt(name), uidNumber: to, gidNumber: to });
    },
    async addMaintainer(name, shellName) {
      await admitWrite('addMaintainer');
      const group = groupAt(name);
      if (group.maintainers.some((other) => sameName(other, shellName))) return;
      putGroup({ ...group, maintainers: [...group.maintainers, shellName] });
    },
    async removeMaintainer(name, shellName) {
      await admitWrite('removeMaintainer');
      const group = tools.get(comparableName(name));
      const left = group?.maintainers.filter((other) => !sameName(other, shellName)) ?? [];
      if (!group || left.length === group.maintainers.length) return;
      if (left.length + group.others.length === 0) {
        const params = [name, shellName];
        throw new AppError('last-maintainer', 'The last member cannot be removed', { params });
      }
      putGroup({ ...group, maintainers: left });
    },
    async remove(name, part) {
      await admitWrite('remove');
      removals[part](name);
      keep();
    },
    async findTools(text, limit) {
      await admit('findTools');
      const wanted = comparableName(text);
      return [...tools.values()]
        .filter(
          ({ name, maintainers }) =>
            comparableName(name).includes(wanted) ||
            maintainers.some((other) => sameName(other, text)),
        )
        .slice(0, limit)
        .map(({ name, maintainers }) => ({ name, maintainers }));
    },
    async toolsOf(shellName) {
      await admit('toolsOf');
      return [...tools.values()]
        .filter(({ maintainers }) => maintainers.some((other) => sameName(other, shellName)))
        .map(({ name }) => name);
    },
    async groupNumbersFrom(from, limit) {
      await admit('groupNumbersFrom');
      return groupNumbers(memory)
        .filter((number) => number >= from)
        .slice(0, limit);
    },
    async numberHolders(number) {
      await admit('numberHolders');
      const holds = ({ gidNumber }: { readonly gidNumber: number }): boolean =>
        gidNumber === number;
      return [
        ...[...tools.values()].filter(holds).map(({ name }) => rules.prefix + name),
        ...[...memory.projects.values()].filter(holds).map(({ cn }) => cn),
        ...[...people.values()]
          .filter(({ uidNumber }) => uidNumber === number)
          .map(({ uid }) => uid),
      ];
    },
  };
}
