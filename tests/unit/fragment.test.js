// The fragment of the page's URL: links to marks, together with ids, router paths and fragment directives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTarget, withTarget } from '../../www/element/fragment.js';

test('only the parameter infographic names a target', () => {
  assert.equal(parseTarget('#infographic=held.held'), 'held.held');
  assert.equal(parseTarget('#/route?tab=1&infographic=held'), 'held');
  assert.equal(parseTarget('#infographic=a%20%26%20b&more=1'), 'a & b');
  for (const none of ['', '#', '#held', '#myinfographic=held', '#:~:text=infographic=held']) {
    assert.equal(parseTarget(none), null, none);
  }
});

test('malformed percent-encoding names no target', () => {
  assert.equal(parseTarget('#infographic=%E0%A4%A'), null);
});

test('a target is added to an existing fragment', () => {
  assert.equal(withTarget('', 'held'), 'infographic=held');
  assert.equal(withTarget('#section', 'held'), 'section&infographic=held');
  assert.equal(withTarget('#/route', 'held'), '/route?infographic=held');
  assert.equal(withTarget('#!/route?tab=1', 'held'), '!/route?tab=1&infographic=held');
  assert.equal(withTarget('#section:~:text=words', 'held'), 'section&infographic=held:~:text=words');
});

test('a target replaces all other targets and nothing else', () => {
  assert.equal(withTarget('#infographic=a&tab=1', 'b'), 'tab=1&infographic=b');
  assert.equal(withTarget('#tab=1&infographic=a&infographic=c', 'b'), 'tab=1&infographic=b');
  assert.equal(withTarget('#/route?infographic=a', 'b'), '/route?infographic=b');
});

test('a written target is parsed unchanged', () => {
  for (const target of ['a&b', 'a#b', 'ж', 'a:~:b', '100%'])
    assert.equal(parseTarget(`#${withTarget('', target)}`), target);
});
