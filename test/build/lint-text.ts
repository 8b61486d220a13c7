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

/** What ESLint says of this code if it stood at this path, as `rule: message`. */
export async function lintText(path: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, path) });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'syntax'}: ${message}`);
}
