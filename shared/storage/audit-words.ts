import type { AuditReport } from './audit.ts';

type Break = NonNullable<AuditReport['firstBroken']>['why'];

/** A sentence of i18n with what fills it. */
interface Sentence {
  readonly key:
    | 'audit-whole'
    | 'audit-broken'
    | `audit-break-${Break}`
    | 'audit-former-key'
    | 'audit-lost'
    | 'audit-end-unknown';
  readonly fill: readonly number[];
}

/** What a check of the trail found, in the order people want to know: the verdict first, then everything that limits it. */
export function auditSentences(report: AuditReport): readonly Sentence[] {
  const { ok, lines, firstBroken, formerKey, lost, endUnknown } = report;
  return [
    { key: ok ? 'audit-whole' : 'audit-broken', fill: [lines] },
    ...(firstBroken
      ? [{ key: `audit-break-${firstBroken.why}`, fill: [firstBroken.line] } as const]
      : []),
    ...(formerKey > 0 ? [{ key: 'audit-former-key', fill: [formerKey] } as const] : []),
    ...(lost > 0 ? [{ key: 'audit-lost', fill: [lost] } as const] : []),
    ...(endUnknown ? [{ key: 'audit-end-unknown', fill: [] } as const] : []),
  ];
}
