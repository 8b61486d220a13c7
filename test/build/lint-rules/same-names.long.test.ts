import { describe, expect, it } from 'vitest';
import { lintText, lintTyped } from '../lint-text.ts';

/** A file that is there, so that its types are known: the code stands in its place. */
const PLACE = 'shared/names/suggest-shell-name.ts';
const start = `
import type { ShellName } from './shell-name.ts';
import type { ProjectName } from './project-name.ts';
declare const who: { shellName: ShellName; alias?: ShellName | undefined; uid: string };
declare const project: ProjectName;
declare const all: readonly ShellName[];
declare const typed: string;
declare const texts: string[];
`;

const RULE = 'lanyard/same-names: ';

/** The functions that the rule asks for in this code. */
const asksFor = async (code: string): Promise<readonly (string | undefined)[]> =>
  (await lintTyped(PLACE, start + code))
    .filter((message) => message.startsWith(RULE))
    .map((message) => /use (\w+)/u.exec(message)?.[1]);

describe('same-names', () => {
  it('refuses to compare or to look for such a name letter by letter, and says by what it is compared', async () => {
    expect(
      await asksFor(`
        export const a = who.shellName === typed;
        export const b = typed !== project;
        export const c = who.alias === who.uid;
        export const d = texts.includes(who.shellName);
        export const e = all.includes(typed);
        export const f = all.indexOf(typed) < 0;
        export const g = texts.lastIndexOf(project) < 0;
      `),
    ).toEqual([
      ...['sameShellName', 'sameProject', 'sameShellName'],
      ...['sameShellName', 'sameShellName', 'sameShellName', 'sameProject'],
    ]);
  });

  it('takes what asks whether there is a name, and other texts', async () => {
    expect(
      await asksFor(`export const a = [
        who.shellName === '', who.alias === undefined, undefined !== who.alias,
        who.uid === typed, texts.includes(typed), who.shellName.includes('-'),
      ];`),
    ).toEqual([]);
  });

  it('needs types, and says nothing without them', async () => {
    const said = await lintText(PLACE, `${start}export const a = who.shellName === typed;`);
    expect(said.filter((message) => message.startsWith(RULE))).toEqual([]);
  });
});
