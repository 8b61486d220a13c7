/** As many as fit below a heading, in characters. */
const MOST_WORDS = 200;

/** Words as they may be shown and logged: one short line, without any of the secrets, and without e-mail addresses. */
export function tidyWords(words: string, secrets: readonly string[]): string {
  const open = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), words);
  return (
    open
      // Word by word, for a server may send one that is as long as it likes: what looks for an address from each letter of it freezes.
      .replace(/\S+/gu, (word) => (/.@./u.test(word) ? '…' : word))
      // A terminal must not be told anything by a server.
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
      .trim()
      .slice(0, MOST_WORDS)
  );
}
