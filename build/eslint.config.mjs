import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { castReason } from './lint-rules/cast-reason.mjs';
import { literalSpread } from './lint-rules/literal-spread.mjs';
import { ownLines } from './lint-rules/own-lines.mjs';
import { sameNames } from './lint-rules/same-names.mjs';
import { notDefault, walls } from './walls.mjs';

const TYPED = ['**/*.ts', '**/*.tsx'];
const CODE = [...TYPED, '**/*.mjs'];
const PRODUCT = ['shared', 'electron', 'renderer'].map((folder) => `${folder}/**/*.{ts,tsx}`);

/** Numbers of the field: the median file has 70 lines and the median function 8; these cut off the tail. */
const limits = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'lanyard/own-lines': ['error', 40],
  complexity: ['error', 8],
  'max-params': ['error', 3],
};

const notInTests = [
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(do)?mock$/i]",
    message: 'Use the real thing, or a fake that passes the same suite.',
  },
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
    message: 'A test runs, or it is not there.',
  },
];

export default defineConfig(
  { ignores: ['dist/', 'release/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: TYPED,
    languageOptions: { parser: tseslint.parser },
  },
  {
    // What names are compared by is told by their types; one program for all folders, so that each type is worked out once.
    files: PRODUCT,
    languageOptions: {
      parserOptions: { project: `${import.meta.dirname}/tsconfig.lint.json` },
    },
  },
  {
    files: CODE,
    plugins: {
      lanyard: {
        rules: {
          'cast-reason': castReason,
          'literal-spread': literalSpread,
          'own-lines': ownLines,
          'same-names': sameNames,
        },
      },
    },
    rules: {
      ...limits,
      'lanyard/cast-reason': 'error',
      'lanyard/literal-spread': 'error',
      'lanyard/same-names': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...notDefault],
      eqeqeq: 'error',
    },
  },
  // A test gathers what belongs together on one line.
  {
    files: ['test/**', 'bench/**'],
    // … and says letter by letter what it expects.
    rules: { 'lanyard/literal-spread': 'off', 'lanyard/same-names': 'off' },
  },
  ...walls,
  // A view is mostly the page it shows; it is kept short by the limit of its file.
  { files: ['**/*.tsx'], rules: { 'lanyard/own-lines': ['error', 80] } },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...notDefault, ...notInTests],
    },
  },
  { files: ['electron/cli/**', 'build/**', 'test/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['build/*.config.*', 'build/vite.*.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
