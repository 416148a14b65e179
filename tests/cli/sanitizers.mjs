// Checks that sanitizers of content management systems leave mail.html and feed.html unchanged, and that WordPress accepts
// oembed.json.
//
//   node sanitizers.mjs NODE_MODULES FOLDER…
//
// Fails at the first difference.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, ...folders] = process.argv.slice(2);
const require = createRequire(join(modules, 'here.js'));
const { JSDOM } = require('jsdom');
const createDOMPurify = require('dompurify');
const sanitizeHtml = require('sanitize-html');

const purify = createDOMPurify(new JSDOM('').window);
// The documentation of sanitize-html recommends this to allow images.
const allowedTags = [...sanitizeHtml.defaults.allowedTags, 'img'];

/** Parses a fragment as a browser does. */
const parse = (html) => new JSDOM(`<body>${html}`).window.document.body;

/** The tags that we use from `$allowedposttags` of WordPress 6.1, with their allowed attributes. */
const POST = {
  a: ['href', 'rel', 'rev', 'name', 'target', 'download'],
  div: ['align'],
  em: [],
  h2: ['align'],
  h3: ['align'],
  img: ['alt', 'align', 'border', 'height', 'hspace', 'loading', 'longdesc', 'vspace', 'src', 'usemap', 'width'],
  li: ['align', 'value'],
  p: ['align'],
  table: ['align', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'rules', 'summary', 'width'],
  tbody: ['align', 'char', 'charoff', 'valign'],
  td: [
    'abbr',
    'align',
    'axis',
    'bgcolor',
    'char',
    'charoff',
    'colspan',
    'headers',
    'height',
    'nowrap',
    'rowspan',
    'scope',
    'valign',
    'width',
  ],
  th: [
    'abbr',
    'align',
    'axis',
    'bgcolor',
    'char',
    'charoff',
    'colspan',
    'headers',
    'height',
    'nowrap',
    'rowspan',
    'scope',
    'valign',
    'width',
  ],
  thead: ['align', 'char', 'charoff', 'valign'],
  tr: ['align', 'bgcolor', 'char', 'charoff', 'valign'],
  ul: ['type'],
};
const EVERYWHERE = ['class', 'dir', 'hidden', 'id', 'lang', 'style', 'title', 'role'];

/** Fails if kses would remove anything. */
function assertKses(name, html) {
  for (const element of parse(html).querySelectorAll('*')) {
    const allowed = POST[element.localName];
    assert.ok(allowed, `${name}: kses removes <${element.localName}>`);
    for (const { name: attribute, value } of element.attributes) {
      assert.ok(
        [...allowed, ...EVERYWHERE].includes(attribute),
        `${name}: kses removes ${attribute} of <${element.localName}>`,
      );
      if (['href', 'src'].includes(attribute)) assert.match(value, /^https?:\/\//, name);
    }
  }
  // kses uses regular expressions, not a parser: `<` or `>` in an attribute or comment would break the markup.
  assert.doesNotMatch(html, /<!--|="[^"]*[<>][^"]*"/, name);
}

/** Presentational attributes of newsletters. sanitize-html removes them, which does no harm. */
const LAYOUT = ['role', 'width', 'border', 'cellpadding', 'cellspacing'];

function without(html, element, names) {
  const body = parse(html);
  for (const each of body.querySelectorAll(element)) for (const name of names) each.removeAttribute(name);
  return body.innerHTML;
}

/** Applies the rules of `wp_filter_oembed_result` in WordPress 6. */
function assertWordpress({ type, html, width, height }, folder) {
  assert.equal(type, 'rich');
  assert.ok(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0);
  const allowed = {
    a: ['href'],
    blockquote: [],
    iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
  };
  for (const element of parse(html).querySelectorAll('*')) {
    assert.ok(allowed[element.localName], `oembed.json has <${element.localName}>`);
    for (const { name } of element.attributes)
      assert.ok(allowed[element.localName].includes(name), `oembed.json has ${name}`);
  }
  const [whole, quote, frame] = html.match(/(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s) ?? [];
  assert.ok(quote && frame && whole === html, html);
  const [, , src] = frame.match(/ src=(['"])(.*?)\1/);
  assert.equal(src, 'https://example.org/x/page.html');
  // The tags of the page for oEmbed discovery and link previews.
  const page = new JSDOM(readFileSync(join(folder, 'page.html'), 'utf8')).window.document;
  const content = (selector, attribute) => page.querySelector(selector)?.getAttribute(attribute);
  assert.equal(
    content('link[rel=alternate][type="application/json+oembed"]', 'href'),
    'https://example.org/x/oembed.json',
  );
  assert.equal(content('link[rel=canonical]', 'href'), src);
  assert.equal(content('meta[property="og:url"]', 'content'), src);
  for (const name of ['og:title', 'og:description', 'og:image', 'og:image:alt'])
    assert.ok(content(`meta[property="${name}"]`, 'content'), name);
  assert.ok(content('meta[name=description]', 'content'));
  assert.equal(page.title, content('meta[property="og:title"]', 'content'));
}

for (const folder of folders) {
  const read = (name) => readFileSync(join(folder, name), 'utf8').trim();
  for (const name of ['mail.html', 'feed.html']) {
    const html = read(name);
    const whole = parse(html);
    const where = `${folder}/${name}`;
    assert.ok(whole.querySelectorAll('img[src^="https://example.org/x/"][alt][width][height]').length > 0, where);
    assert.equal(
      whole.querySelectorAll('img:not([alt], [width]), svg, style, script, [style], [class], [id]').length,
      0,
      where,
    );
    assertKses(where, html);
    assert.equal(parse(purify.sanitize(html)).innerHTML, whole.innerHTML, `DOMPurify changes ${where}`);
    const cleaned = parse(sanitizeHtml(html, { allowedTags })).innerHTML;
    const plain = without(without(html, 'table', [...LAYOUT, 'lang', 'dir']), 'div', ['lang', 'dir']);
    assert.equal(
      cleaned,
      name === 'mail.html' || whole.querySelector('[dir]') ? plain : whole.innerHTML,
      `sanitize-html changes ${where}`,
    );
  }
  assertWordpress(JSON.parse(read('oembed.json')), folder);
}
console.log(`${folders.length} stories pass`);
