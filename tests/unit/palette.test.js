// Colours that the page overrides, and their contrast.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THEMES } from '../../www/element/constants.js';
import { contrastOf, resolvePalette } from '../../www/element/palette.js';

/** @import { ColorOverrides, Role, ThemeName } from '../../www/element/types.js' */

const THEME_NAMES = /** @type {ThemeName[]} */ (Object.keys(THEMES));
const ROLES = /** @type {Role[]} */ (Object.keys(THEMES.light.colors));

/**
 * @param {ThemeName} theme
 * @param {ColorOverrides['colors']} colors
 * @param {number} [sides]
 */
const resolve = (theme, colors, sides = 6) => resolvePalette(theme, { isSystem: false, colors }, sides);

/**
 * @param {ThemeName} theme
 * @param {ColorOverrides['colors']} colors
 * @param {number} [sides]
 */
const refused = (theme, colors, sides) => resolve(theme, colors, sides).lowContrast.map(({ name }) => name);

test('black on white has a contrast of 21', () => {
  assert.ok(Math.abs(contrastOf('#000000', '#ffffff') - 21) < 1e-9);
  assert.equal(contrastOf('#123456', '#123456'), 1);
});

test('a colour that the page does not override is that of the theme', () => {
  for (const theme of THEME_NAMES) {
    assert.deepEqual(resolve(theme, {}), { colors: THEMES[theme].colors, lowContrast: [] });
  }
  const { colors } = resolve('light', { 'side-1': '#00695c' });
  assert.deepEqual(colors, { ...THEMES.light.colors, 'side-1': '#00695c' });
});

test('each unreadable override is reported with its background, and the others apply', () => {
  const given = { background: '#fff1e5', 'side-1': '#00695c', 'side-2': '#ffcc00', muted: '#cccccc' };
  const { colors, lowContrast } = resolve('light', given);
  const reports = lowContrast.map(({ name, required, against, againstColor }) => [
    name,
    required,
    against,
    againstColor,
  ]);
  assert.deepEqual(reports, [
    ['muted', 4.5, 'background', '#fff1e5'],
    ['side-2', 4.5, 'background', '#fff1e5'],
  ]);
  assert.ok(lowContrast.every(({ contrast }) => contrast < 2));
  assert.deepEqual([colors.background, colors['side-1']], ['#fff1e5', '#00695c']);
  assert.equal(colors['side-2'], THEMES.light.colors['side-2']);
});

test('every role is readable on a coloured background without a report', () => {
  /** @type {[ThemeName, ColorOverrides['colors']][]} */
  const cases = [
    ['light', { background: '#fff1e5' }],
    ['light', { background: '#fff1e5', surface: '#f2dfce', text: '#33302e' }],
    ['light', { background: '#ededed', surface: '#dcdcdc' }],
    ['dark', { background: '#262a33', surface: '#33302e' }],
    ['light-high-contrast', { background: '#fff1e5', surface: '#f2dfce' }],
  ];
  for (const [theme, given] of cases) {
    const { colors, lowContrast } = resolve(theme, given);
    assert.deepEqual(lowContrast, []);
    const { text, mark } = THEMES[theme];
    for (const role of ROLES) {
      if (role === 'background' || role === 'surface' || role === 'grid') continue;
      for (const against of /** @type {const} */ (['background', 'surface'])) {
        const contrast = contrastOf(colors[role], colors[against]);
        assert.ok(contrast >= (role === 'border' ? mark : text), `${theme}: ${role} on ${against}: ${contrast}`);
      }
    }
  }
});

test('an unreadable background is refused unless the text fits it', () => {
  assert.deepEqual(refused('dark', { background: '#fffdf5' }), ['background']);
  assert.equal(resolve('dark', { background: '#fffdf5' }).colors.background, THEMES.dark.colors.background);
  assert.deepEqual(refused('light', { text: '#ffffff' }), ['text']);
  const { colors } = resolve('light', { background: '#1d1d1b', text: '#f4f0e8' });
  assert.deepEqual([colors.background, colors.text], ['#1d1d1b', '#f4f0e8']);
  assert.equal(colors.surface, colors.background, "the theme's surface is too light for that text");
});

test('a readable colour may be too pale for readers who ask for more contrast', () => {
  assert.deepEqual(refused('light', { 'side-1': '#1d5fa6' }), []);
  assert.deepEqual(refused('light-high-contrast', { 'side-1': '#1d5fa6' }), ['side-1']);
});

test('a colour that the story does not show is not reported', () => {
  assert.deepEqual(refused('light', { 'side-1': '#ffcc00', 'side-3': '#ffcc00' }, 2), ['side-1']);
});

test('colours of the system are not checked', () => {
  const given = { isSystem: true, colors: { text: '#ffff00', background: '#ffffff' } };
  const { colors, lowContrast } = resolvePalette('light', given, 6);
  assert.deepEqual([colors.text, lowContrast], ['#ffff00', []]);
});
