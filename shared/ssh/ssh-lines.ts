import { MOST_EVIDENCE } from './ssh-reading.ts';

/** Bounds of what is read: many times the output of `ssh -vv` through three jump hosts. */
const MOST_TEXT = 300_000;
const MOST_LINES = 6000;
const LONGEST_LINE = 500;
const LONGEST_EVIDENCE = 200;

/** Colors and other sequences of a terminal (ECMA-48), as a paste may have them; then every other control. */
const sequence = /\u001B(?:\[[0-?]{0,40}[ -/]{0,8}[@-~]|\][^\u0007\u001B]{0,200}\u0007?)/gu;
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The lines of an output, without what a terminal would obey, each of bounded length. */
export const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, MOST_TEXT)
    .replaceAll(sequence, '')
    .split(/\r\n|\n|\r/u, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE).replaceAll(control, ' ').trim());

/** Folders that say who somebody is on their own computer. */
const home =
  /(?:\/home|\/Users)\/[^\\/\s"':]{1,64}|[A-Za-z]:[\\/]{1,2}Users[\\/]{1,2}[^\\/"':]{1,64}|\/root(?=[/"'\s:]|$)/gu;
/** A key of the agent is named by its comment, which is often an address. */
const comment =
  /^(debug\d: (?:Will attempt key|Offering public key|Server accepts key): ).{1,300}?(?= [A-Z0-9-]{2,20} SHA256:.* agent$)/u;
const signing = /^(sign_and_send_pubkey: .*?) "[^"]*"/u;
const address = /[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}\.[a-z]{2,24}\b(?=[^.:]|$)/giu;

/** A line as it may be shown to others: nobody's folder, no comment of a key, no address of a person. */
export const tidyLine = (line: string): string =>
  line
    .replaceAll(home, '~')
    .replace(comment, '$1…')
    .replace(signing, '$1')
    .replace(/^(?!.*Permission denied \()(.*)$/u, (whole) => whole.replaceAll(address, '…'))
    .slice(0, LONGEST_EVIDENCE);

/** The name of a file without its folders, which may be somebody's. */
export const fileName = (path: string): string => path.split(/[\\/]/u).at(-1)?.slice(0, 80) ?? '';

/** Lines that a person who helps would look at first. */
const telling = [
  /^ssh: |^ssh_exchange|^kex_exchange|^banner exchange|^Connection (?:closed|reset|timed)/u,
  /Permission denied|^Received disconnect|^Unable to negotiate|open failed|^Host key/u,
  /^debug1: (?:Offering public key|Server accepts key)|^sign_and_send_pubkey|^Authenticated to/u,
  /^Load key|^Permissions |^Bad owner|onfiguration option|no mutual signature|no such identity/u,
  /^REVOKED|HAS CHANGED|account|^Offending|^No \S+ host key is known/u,
];

/** The last lines that tell something, and the one that decided, in their order. */
export function evidenceOf(lines: readonly string[], decided: string | undefined): string[] {
  const shown = lines.filter(
    (line) => line === decided || telling.some((pattern) => pattern.test(line)),
  );
  const unlike = [...new Set(shown.map(tidyLine))];
  const last = unlike.slice(-MOST_EVIDENCE);
  const must = decided === undefined ? undefined : tidyLine(decided);
  return must === undefined || last.includes(must) ? last : [must, ...last.slice(1)];
}
