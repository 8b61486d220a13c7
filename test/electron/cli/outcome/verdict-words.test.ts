import { describe, expect, it } from 'vitest';
import { verdictLines, verdictWords } from '../../../../electron/cli/outcome/verdict-words.ts';

const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString();

describe('a verdict in a terminal', () => {
  it('says how long ago, and the time for scripts', () => {
    // Half a minute more, so that no slow machine makes it fifteen.
    const asked = minutesAgo(14.5);
    expect(verdictWords({ is: 'free-as-of', asked })).toContain(
      `Available when last checked: 14 min. ago (${asked}).`,
    );
    expect(verdictWords({ is: 'taken-as-of', asked })).toContain(
      `In use when last checked: 14 min. ago (${asked}).`,
    );
  });

  it('names both fields as they are typed', () => {
    const lines = verdictLines({
      username: { is: 'wanted-here', holder: 'jdoe' },
      shellName: { is: 'not-allowed', broken: { rule: 'reserved', params: ['root'] } },
    });
    expect(lines[0]).toMatch(
      /^Developer username: Another request at this desk uses this name: jdoe/,
    );
    expect(lines[1]).toMatch(/^Shell username: “root” is reserved/);
  });
});
