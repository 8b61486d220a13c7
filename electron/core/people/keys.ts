import { decodeBase64 } from '../../../shared/domain/base64.ts';
import { withoutOptions } from '../../../shared/keys/key-line.ts';
import type { KeyReport } from '../../../shared/keys/key-report.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { formatFingerprint, parseSshKey } from '../../../shared/keys/ssh-key.ts';
import type { Sha256 } from '../ports/system.ts';

/** Two bytes of each UTF-16 code unit: whatever stands in a line, another line has other bytes. */
const unitsOf = (line: string): Uint8Array =>
  Uint8Array.from(
    line.split('').flatMap((unit) => [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255]),
  );

/** Reads a pasted key by the event's rules and says what was found, with its fingerprint; and tells stored keys apart. */
export const createKeys = ({ rules, sha256 }: { rules: AccountRules; sha256: Sha256 }) => ({
  inspect(text: string): KeyReport {
    const parsed = parseSshKey(text, rules);
    if (!parsed.ok) return { ok: false, rule: parsed.rule, params: [...parsed.params] };
    const { blob, repairs, ...key } = parsed;
    return { ...key, repairs: [...repairs], fingerprint: formatFingerprint(sha256(blob)) };
  },

  /** Of a key as it is stored, whether or not the event's rules would take it; empty where no key can be read in it. */
  fingerprintOf(line: string): string {
    const blob = decodeBase64(withoutOptions(line.trim()).split(/\s+/u)[1] ?? '');
    return blob && blob.length > 0 ? formatFingerprint(sha256(blob)) : '';
  },

  /** Names a stored line byte for byte, also where no key can be read in it, without telling anything of it. */
  lineIdOf: (line: string): string => `line:${formatFingerprint(sha256(unitsOf(line)))}`,
});

/** Reads pasted SSH keys by the event's rules. */
export type KeysService = ReturnType<typeof createKeys>;
