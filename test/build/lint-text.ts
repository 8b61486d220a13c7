import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '../..');

/** The project's own configuration without the rules that need types, so that a file need not exist. */
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: join(root, 'build/eslint.config.mjs'),
  overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'], ...tseslint.configs.disableTypeChecked }],
});

async function saidBy(by: ESLint, path: string, code: string): Promise<readonly string[]> {
  const [result] = await by.lintText(code, { filePath: join(root, path) });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'syntax'}: ${message}`);
}

/** What ESLint says of this code if it stood at this path, as `rule: message`. */
export const lintText = (path: string, code: string): Promise<readonly string[]> =>
  saidBy(eslint, path, code);

const typed = new ESLint({
  cwd: root,
  overrideConfigFile: join(root, 'build/eslint.config.mjs'),
  // The types of one folder are worked out in a moment.
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: {
        parserOptions: {
          project: join(root, 'shared/tsconfig.json'),
          // Where `CI` is set, types would be those of the file on disk, not of the code that is tried.
          disallowAutomaticSingleRunInference: true,
        },
      },
    },
  ],
});

/** What it says of this code in the place of a file of `shared/`, with all types known. */
export const lintTyped = (path: string, code: string): Promise<readonly string[]> =>
  saidBy(typed, path, code);
