import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureLines, fieldLine, say } from '../../../../electron/cli/base/words.ts';
import en from '../../../../i18n/en.json' with { type: 'json' };
import { keyRules } from '../../../../shared/keys/key-report.ts';
import { nameRules } from '../../../../shared/names/name-verdict.ts';
import { requestStates, stepStates } from '../../../../shared/requests/request.ts';
import { errorCodes } from '../../../../shared/errors.ts';

const root = join(import.meta.dirname, '../../../..');
const sources = globSync('electron/cli/**/*.ts', { cwd: root }).map((file) =>
  readFileSync(join(root, file), 'utf8'),
);
const keysIn = (pattern: RegExp) =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, key]) => key ?? ''));

/** Families whose last word is only known when it is said. */
const families = [
  'request-state-waiting-sign-in',
  'request-state-waiting-limit',
  'request-state-waiting-connection',
  ...requestStates.map((state) => `request-state-${state}`),
  ...stepStates.map((state) => `step-state-${state}`),
  ...nameRules.map((rule) => `name-rule-${rule}`),
  ...keyRules.map((rule) => `key-rule-${rule}`),
  ...errorCodes.flatMap((code) => [`problem-${code}`, `problem-${code}-next`]),
  ...['person', 'tool'].map((by) => `name-rule-taken-${by}`),
];

describe('the words of the terminal', () => {
  it('are all there', () => {
    const rules = [/rule: '([a-z-]+)'/g, /refused\('[a-z-]+', '([a-z-]+)'/g].flatMap(keysIn);
    const used = [
      ...keysIn(/\bsay\(\s*'([^']+)'/g),
      ...rules.map((rule) =>
        Object.hasOwn(en, `cli-rule-${rule}`) ? `cli-rule-${rule}` : `field-rule-${rule}`,
      ),
    ];
    expect(used.length).toBeGreaterThan(10);
    expect([...used, ...families].filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('name a field as its option is typed', () => {
    const line = fieldLine({ field: 'shellName', rule: 'shell-first', params: ['9'] });
    expect(line).toBe('shell-name: Start with a letter from a to z, not with 9.');
  });

  it.each([
    ['members.2', 'member'],
    ['members', 'member'],
    ['whyNotToolforge', 'why-not-toolforge'],
    ['further.tool.name', 'tool'],
    ['further.project.name', 'project'],
    ['further.project.members.0', 'member'],
    ['further.project.purpose', 'purpose'],
    ['further.membership.reason', 'membership'],
    ['name', 'name'],
  ])('name the field %s as --%s', (field, option) => {
    expect(fieldLine({ field, rule: 'x', params: [] })).toBe(`${option}: x`);
  });

  it('are the rule itself where nobody has words for it', () => {
    const rule = 'Invalid UUID';
    expect(fieldLine({ field: 'id', rule, params: [] })).toBe('id: Invalid UUID');
    expect(say('no-such-key')).toBe('no-such-key');
  });

  it('say what happened, what to do now, and what the other system said', () => {
    expect(failureLines({ code: 'directory-refused', params: ['no space'] })).toEqual([
      en['problem-directory-refused'],
      en['problem-directory-refused-next'],
      'Details: no space',
    ]);
    expect(failureLines({ code: 'name-taken', params: ['jdoe'] })).toHaveLength(2);
    expect(failureLines({ code: 'asked-otherwise', params: ['3f0c'] })[2]).toContain('3f0c');
  });
});
