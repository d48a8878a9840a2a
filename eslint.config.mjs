import path from 'node:path';
import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';

/**
 * The rooms of src in the order data runs: each may import those before it and none after it.
 * container.ts, which builds the parts, may import them all.
 */
const rooms = [
  ...['common', 'tr064', 'box', 'wanted', 'diagnosis', 'net', 'storage', 'routers', 'changes', 'watch'],
  ...['ui', 'tree', 'reports', 'commands'],
];

/** The protocol, the model of a box, its wanted state, its diagnosis and the looks from outside are usable without an editor around them. */
const withoutVscode = ['tr064', 'box', 'wanted', 'diagnosis', 'net'];

/** Idioms that have one place each. */
const idioms = [
  {
    selector: "CallExpression[callee.property.name='executeCommand'] > Literal[value='setContext']",
    message: 'Use setContextKey of common/vscode/contextKeys, which knows every key.',
  },
  {
    selector: "CallExpression[callee.property.name='registerCommand']",
    message: 'Add the command to COMMAND_NAMES and VERBS: commands/register registers them all.',
  },
  {
    selector: "MemberExpression[object.name='AbortSignal'][property.name='timeout']",
    message: 'Use within of common/within: Node may collect such a signal before it fires.',
  },
];

const roomRules = rooms.map((room, index) => {
  const forbidden = [...rooms.slice(index + 1), 'container', 'extension', 'test', 'scripts'];
  if (withoutVscode.includes(room)) forbidden.push('common/vscode');
  const upwards = `^(\\.\\./)+(${forbidden.join('|')})(/|$)`;
  const message = `src/${room} may import only ${rooms.slice(0, index).join(', ') || 'nothing of src'} (CONTRIBUTING.md, "Rooms").`;
  const vscode = { name: 'vscode', message: `src/${room} knows no VS Code (CONTRIBUTING.md, "Rooms").` };
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: withoutVscode.includes(room) ? [vscode] : [], patterns: [{ regex: upwards, message }] },
      ],
      // The rule above does not see import().
      'no-restricted-syntax': [
        'error',
        ...idioms,
        { selector: `ImportExpression > Literal[value=/${upwards.replaceAll('/', '\\/')}/]`, message },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: path.resolve(import.meta.dirname) } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...roomRules,
  {
    // Where those idioms live.
    files: ['src/common/vscode/contextKeys.ts', 'src/commands/register.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['test/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  prettier,
);
