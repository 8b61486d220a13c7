const plain = 'aceginosuyACEGINOSUY';
const accented = 'àçéĝíñöšüýÀÇÉĜÍÑÖŠÜÝ';

const accent = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter);

/**
 * Made-up words in the place of the given ones: every letter accented, each sentence a third longer, so that cut-off
 * or untranslated text is seen at once. Places (`$1`) and magic words (`{{PLURAL:…}}`) are left alone.
 */
export const pseudo = (messages: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).map(([key, text]) => {
      const words = text.replace(/\{\{[^}]*\}\}|[^{]+/g, (part) =>
        part.startsWith('{{') ? part : accent(part),
      );
      return [key, `${words} ${'·'.repeat(Math.ceil(text.length / 3))}`];
    }),
  );
