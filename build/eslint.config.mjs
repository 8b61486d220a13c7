import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { castReason } from './lint-rules/cast-reason.mjs';
import { literalSpread } from './lint-rules/literal-spread.mjs';
import { ownLines } from './lint-rules/own-lines.mjs';
import { sameNames } from './lint-rules/same-names.mjs';
import { notDefault, walls } from './walls.mjs';

const TYPED = ['**/*.ts', '**/*.tsx'];
const CODE = [...TYPED, '**/*.mjs'];

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
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      // One program for all folders: with one for each, the same types are worked out up to ten times.
      parserOptions: { project: `${import.meta.dirname}/tsconfig.lint.json` },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // The compiler says it already (noUnusedLocals, noUnusedParameters).
      '@typescript-eslint/no-unused-vars': 'off',
      // Names are read by code point on purpose: that is what a rule speaks of.
      '@typescript-eslint/no-misused-spread': 'off',
      // Objects are made of closures here; no method needs its `this`.
      '@typescript-eslint/unbound-method': 'off',
      // lanyard/cast-reason asks for the reason instead.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A port is asynchronous even where one adapter has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // The compiler takes no enum (erasableSyntaxOnly), and looking for them costs a tenth of all linting.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
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
  {
    files: ['renderer/**'],
    extends: [reactHooks.configs.flat.recommended],
    // It warns of libraries that React Compiler would have to leave alone; there is no compiler here.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  // A view is mostly the page it shows; it is kept short by the limit of its file.
  { files: ['**/*.tsx'], rules: { 'lanyard/own-lines': ['error', 80] } },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...notDefault, ...notInTests],
      // expect.any() and its kin are of type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['electron/cli/**', 'build/**', 'test/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['build/*.config.*', 'build/vite.*.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
