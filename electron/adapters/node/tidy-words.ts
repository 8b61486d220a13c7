/** As many as fit below a heading, in characters. */
const MOST_WORDS = 200;

/** Words as they may be shown and logged: one short line, without any of the secrets, and without e-mail addresses. */
export function tidyWords(words: string, secrets: readonly string[]): string {
  const open = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), words);
  return (
    open
      .replace(/\S+@\S+/gu, '…')
      // A terminal must not be told anything by a server.
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
      .trim()
      .slice(0, MOST_WORDS)
  );
}
