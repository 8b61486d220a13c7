import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../shared/storage/audit.ts';
import { auditSentences } from '../../../shared/storage/audit-words.ts';

const whole: AuditReport = { lines: 412, ok: true, formerKey: 0, lost: 0, endUnknown: false };

describe('the words for a check of the trail', () => {
  it('are one sentence where there is nothing more to say', () => {
    expect(auditSentences(whole)).toEqual([{ key: 'audit-whole', fill: [412] }]);
  });

  it('say the verdict first, then the line, then what could not be checked', () => {
    const report: AuditReport = {
      ...whole,
      ...{ ok: false, firstBroken: { line: 17, why: 'missing' } },
      ...{ formerKey: 9, lost: 3, endUnknown: true },
    };
    expect(auditSentences(report)).toEqual([
      { key: 'audit-broken', fill: [412] },
      { key: 'audit-break-missing', fill: [17] },
      { key: 'audit-former-key', fill: [9] },
      { key: 'audit-lost', fill: [3] },
      { key: 'audit-end-unknown', fill: [] },
    ]);
  });
});
