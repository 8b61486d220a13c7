import type { AuditLine } from '../../../../shared/storage/audit.ts';
import { auditSentences } from '../../../../shared/storage/audit-words.ts';
import { ok } from '../../../../shared/result.ts';
import type { Command } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { value } from '../../base/options.ts';
import { say } from '../../base/words.ts';

const auditVerify: Command = {
  name: 'audit verify',
  summary: 'Check that nobody changed the audit log',
  examples: ['lanyard audit verify', 'lanyard audit verify --json'],
  options: {},
  positionals: [],
  async run(desk) {
    const checked = await desk.call('audit.verify', {});
    if (!checked.ok) return checked;
    const { from, to } = checked.value;
    const span = from !== undefined && to !== undefined ? [say('audit-span', from, to)] : [];
    const [verdict = '', ...more] = auditSentences(checked.value).map(({ key, fill }) =>
      say(key, ...fill),
    );
    return ok({
      value: checked.value,
      lines: [verdict, ...span, ...more],
      exit: checked.value.ok ? EXIT.confirmed : EXIT.needsYou,
    });
  },
};

/** What a line tells, in the trail's own words: they are the same in every language and for every script. */
function wordsOf({ what }: AuditLine): string {
  if (what.event !== 'request') {
    const { event, ...rest } = what;
    return [
      event,
      ...Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
    ].join('  ');
  }
  const states = what.from === undefined ? what.to : `${what.from} → ${what.to}`;
  const sent = what.sent ? [`sent ${what.sent.join(', ')}`] : [];
  const outcome = what.outcome === undefined ? [] : [what.outcome];
  return [what.kind, states, ...outcome, ...sent, `by ${what.by}`].join('  ');
}

const textOf = (line: AuditLine): string =>
  [line.line, line.at, line.request, wordsOf(line), line.who]
    .filter((part) => part !== undefined)
    .join('  ');

const auditList: Command = {
  name: 'audit list',
  summary: 'List the audit log, newest first, 200 entries at a time',
  examples: ['lanyard audit list --request 3f0c…', 'lanyard audit list --before 801 --json'],
  options: {
    request: value('ID', 'only entries of this request'),
    before: value('ENTRY', 'only entries before this one'),
  },
  positionals: [],
  async run(desk, { options: { request, before } }) {
    const listed = await desk.call('audit.list', {
      ...(typeof request === 'string' ? { request } : {}),
      ...(typeof before === 'string' ? { before: Number(before) } : {}),
    });
    if (!listed.ok) return listed;
    return ok({ value: listed.value, lines: listed.value.lines.map(textOf), exit: EXIT.confirmed });
  },
};

export const auditCommands = [auditVerify, auditList];
