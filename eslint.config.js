// The rules that ESLint holds the JavaScript to. Types are `tsc`'s, layout is Prettier's.

import js from '@eslint/js';
import globals from 'globals';

/** @param {string[]} names */
const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

// The names that `tests/page/support/helpers.js` defines for the scripts of the page tests.
const HELPERS = readonly(
  'element',
  'root',
  'part',
  'canvas',
  'seen',
  'isTold',
  'figureSeen',
  'isCoreShown',
  'requireCore',
  'focus',
  'option',
  'frames',
  'steady',
  'pause',
  'adopt',
  'storyOf',
  'nextEvent',
);
// The names of scripts that run in Firefox itself.
const FIREFOX = readonly('Ci', 'Services', 'gBrowser');

export default [
  { ignores: ['target/**', 'tests/sites/*/**', 'www/element/constants.js', 'www/element/fallback-constants.js'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'consistent-return': 'error',
      eqeqeq: 'error',
      'no-implicit-coercion': ['error', { boolean: false }],
      'no-param-reassign': 'error',
      'no-self-compare': 'error',
      'no-shadow': ['error', { builtinGlobals: false, allow: ['window', 'document'] }],
      'no-template-curly-in-string': 'error',
      'no-unused-private-class-members': 'error',
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      'prefer-template': 'off',
    },
  },
  { files: ['www/**/*.js', 'npm/**/*.js', 'src/**/*.js'], languageOptions: { globals: globals.browser } },
  {
    // The block of the WordPress plugin uses the scripts of the editor.
    files: ['deploy/wordpress/**/*.js'],
    languageOptions: { sourceType: 'script', globals: { ...globals.browser, ...readonly('wp') } },
  },
  { files: ['www/*.js'], languageOptions: { sourceType: 'script' } },
  {
    files: ['tests/unit/**/*.js', 'tests/**/*.mjs', 'build/*.mjs', 'eslint.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    // Some functions of these run in a page.
    files: ['tests/bench/**/*.mjs', 'tests/sites/*.mjs', 'tests/wordpress/*.mjs'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
  },
  {
    files: ['tests/page/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { ...globals.browser, newswireFrames: 'readonly', pym: 'readonly' },
    },
    // Rust calls the functions; `tests/test_suite.rs` finds those that nothing calls.
    rules: { 'no-unused-vars': ['error', { vars: 'local' }] },
  },
  {
    files: ['tests/page/**/*.js'],
    ignores: ['tests/page/support/helpers.js'],
    languageOptions: { globals: { ...HELPERS, ...FIREFOX } },
  },
  {
    // Rust defines the selector. Here alone, `focus` and `frames` are not those of the window.
    files: ['tests/page/support/helpers.js'],
    languageOptions: { globals: { selector: 'readonly' } },
    rules: { 'no-redeclare': ['error', { builtinGlobals: false }] },
  },
];
