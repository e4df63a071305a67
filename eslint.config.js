import tseslint from 'typescript-eslint';

const readsEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/config.ts reads the environment.',
};

const readsTime = [
  { selector: "NewExpression[callee.name='Date']", message: 'Only src/clock.ts reads the time; dates are ISO strings.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Only src/clock.ts reads the time.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Only src/clock.ts reads the time.' },
];

const javascript = ['**/*.js', '**/*.mjs', '**/*.cjs'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.tap/', '.test-build/', '.data/', 'coverage/', 'client/dist/', 'client/src/api.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Fastify's handlers and hooks are async by contract, whether or not they wait for something.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/db/migrations/**'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', readsEnvironment, ...readsTime] } },
  { files: ['src/config.ts'], rules: { 'no-restricted-syntax': ['error', ...readsTime] } },
  { files: ['src/clock.ts'], rules: { 'no-restricted-syntax': ['error', readsEnvironment] } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Replies are JSON of any shape; the document they are checked against says what they are.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // tap itself waits for every subtest.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafePromises: [{ from: 'package', package: '@tapjs/core', name: 'PromiseWithSubtest' }] },
      ],
    },
  },
  { files: javascript, ...tseslint.configs.disableTypeChecked },
);
