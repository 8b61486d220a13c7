import type { ErrorCode } from '../../../shared/errors.ts';
import type { PracticeView, TroubleName } from '../../../shared/practice/practice.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Directory } from '../../core/ports/directory.ts';
import type { Troubles } from '../../core/ports/troubles.ts';
import type { Systems } from '../systems.ts';
import { BLOCKED_SHELL_NAME, DISABLED_TOOL, PRACTICE_PASSWORD } from './directory/people.ts';
import { practiceWikimediaAccounts } from './wikimedia.ts';

/** What the seeds hold so that it can be met. */
const cases: PracticeView['cases'] = [
  { name: 'blocked', value: BLOCKED_SHELL_NAME },
  { name: 'disabled-tool', value: DISABLED_TOOL },
  ...practiceWikimediaAccounts
    .filter(({ locked }) => locked)
    .map(({ name }) => ({ name: 'locked-wikimedia' as const, value: name })),
  { name: 'password', value: PRACTICE_PASSWORD },
];

/** The troubles as the systems see them. */
interface Switches extends Troubles {
  has(trouble: TroubleName): boolean;
}

/** What goes wrong on purpose in this process; nothing to begin with. */
export function createTroubles(): Switches {
  const on = new Set<TroubleName>();
  return {
    has: (trouble) => on.has(trouble),
    current: () => ({ troubles: [...on], cases: [...cases] }),
    set(trouble, isOn) {
      if (isOn) on.add(trouble);
      else on.delete(trouble);
    },
  };
}

/** What ends something goes on without a network. */
const local: readonly string[] = ['close', 'signOut'];

/** The same port, none of whose calls arrives while `isCut`. All of a port's methods are asynchronous. */
const cutOff = <P extends object>(port: P, isCut: () => boolean, code: ErrorCode): P =>
  new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || local.includes(String(name))) return method;
      return (...args: unknown[]): unknown =>
        isCut()
          ? Promise.reject(new AppError(code, 'The network of practice is off'))
          : Reflect.apply(method, target, args);
    },
  });

/** Far enough from the numbers that are given next. */
const OTHER_NUMBER = 5000;

/** The same directory, in which somebody else gets the names of the next person a moment before they do, once. */
const losingNames = (directory: Directory, troubles: Switches): Directory => ({
  ...directory,
  async addPerson(person, password) {
    if (troubles.has('name-lost')) {
      troubles.set('name-lost', false);
      const { uid, uidNumber } = person;
      const faster = {
        uid,
        cn: `Faster ${uid}`,
        mail: `${uid}@faster.example`,
        uidNumber: uidNumber + OTHER_NUMBER,
      };
      await directory.addPerson(faster, password);
    }
    await directory.addPerson(person, password);
  },
});

/** The systems that people practise on, with what goes wrong in them. */
export function inTrouble(
  {
    directory,
    tools,
    groups,
    links,
    records,
    cloud,
  }: Pick<Systems, 'directory' | 'tools' | 'groups' | 'links' | 'records' | 'cloud'>,
  troubles: Switches,
) {
  const isCut = (): boolean => troubles.has('network');
  const reached = <P extends object>(port: P): P => cutOff(port, isCut, 'directory-unreachable');
  return {
    directory: reached(losingNames(directory, troubles)),
    tools: tools && reached(tools),
    groups: groups && reached(groups),
    links: reached(links),
    records: reached(records),
    cloud: cloud && cutOff(cloud, isCut, 'cloud-unreachable'),
  };
}
