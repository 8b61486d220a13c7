import type { KeyReport } from '../../../shared/keys/key-report.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { formatFingerprint, parseSshKey } from '../../../shared/keys/ssh-key.ts';
import type { Sha256 } from '../ports/system.ts';

/** Reads a pasted key by the event's rules and says what was found, with its fingerprint. */
export const createKeys = ({ rules, sha256 }: { rules: AccountRules; sha256: Sha256 }) => ({
  inspect(text: string): KeyReport {
    const parsed = parseSshKey(text, rules);
    if (!parsed.ok) return { ok: false, rule: parsed.rule, params: [...parsed.params] };
    const { blob, repairs, ...key } = parsed;
    return { ...key, repairs: [...repairs], fingerprint: formatFingerprint(sha256(blob)) };
  },
});

/** Reads pasted SSH keys by the event's rules. */
export type KeysService = ReturnType<typeof createKeys>;
