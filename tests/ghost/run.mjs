#!/usr/bin/env node
// Checks what Ghost's editor makes of the snippet and of the newsletter's HTML, with Ghost's own packages from npm. No Ghost is
// installed.
//
//   node tests/ghost/run.mjs [--infographic PATH]
//
// It is not a part of `tests/run`, because nothing of it changes with most commits. It installs the packages of
// `package-lock.json` under `target/ghost`.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runner } from '../bench/compare/infographic.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const TARGET = join(ROOT, 'target/ghost');

const { values } = parseArgs({ options: { infographic: { type: 'string' } } });

mkdirSync(TARGET, { recursive: true });
for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(HERE, name), join(TARGET, name));
execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd: TARGET });
const require = createRequire(join(TARGET, 'here.js'));
const { JSDOM } = require('jsdom');
const { DEFAULT_NODES } = require('@tryghost/kg-default-nodes');
const { htmlToLexical } = require('@tryghost/kg-html-to-lexical');
const { LexicalHTMLRenderer } = require('@tryghost/kg-lexical-html-renderer');

runner(values.infographic && resolve(values.infographic), ROOT)(
  ...['render', 'www/stories/prisoner-exchange.json', '--out', join(TARGET, 'rendered')],
  ...['--stories', 'https://cdn.example.org/stories/', '--base', 'https://cdn.example.org/widget/'],
  ...['--url', 'https://example.org/graphics/prisoner-exchange/'],
);
const [snippet, mail] = ['snippet.html', 'mail.html'].map((name) =>
  readFileSync(join(TARGET, 'rendered', name), 'utf8').trim(),
);

const EVERYONE = 'status:free,status:-free';
/** The choices of the visibility of a card: only on the site, and only in newsletters. */
const ON_SITE = { web: { nonMember: true, memberSegment: EVERYONE }, email: { memberSegment: '' } };
const IN_MAIL = { web: { nonMember: false, memberSegment: '' }, email: { memberSegment: EVERYONE } };

/** A post with one HTML card. */
const post = (html, visibility) => ({
  root: { type: 'root', version: 1, children: [{ type: 'html', version: 1, html, visibility }] },
});

/** What Ghost makes of a post: `target` is `html` for the site, `email` for newsletters. */
const rendered = (content, target) =>
  new LexicalHTMLRenderer({ nodes: DEFAULT_NODES }).render(JSON.stringify(content), {
    target,
    postUrl: 'https://example.org/post/',
    siteUrl: 'https://example.org/',
  });

const parsed = (html) => new JSDOM(`<body>${html}`).window.document.body;
/** The element of a page with all that is in it, without the space between blocks. */
const element = (html) => parsed(html).querySelector('article-infographic')?.outerHTML;

// A card leaves the HTML as it is.
const site = await rendered(post(snippet, ON_SITE), 'html');
assert.ok(site.includes(snippet), site.slice(0, 1000));
assert.equal(await rendered(post(snippet, ON_SITE), 'email'), '');
const newsletter = await rendered(post(mail, IN_MAIL), 'email');
assert.ok(newsletter.includes(mail), newsletter.slice(0, 1000));
assert.equal(await rendered(post(mail, IN_MAIL), 'html'), '');
console.log('a card with the snippet is unchanged on the site; one with mail.html in newsletters');

// HTML that a script sends to the Admin API becomes the editor's content.
const sent = (html) => rendered(htmlToLexical(`<p>Before.</p>${html}<p>After.</p>`), 'html');
assert.equal(element(await sent(snippet)), undefined, 'HTML without a card keeps the element');
const inCard = await sent(`<!--kg-card-begin: html-->${snippet}<!--kg-card-end: html-->`);
assert.equal(element(inCard), element(snippet));
assert.equal(
  parsed(inCard).querySelectorAll('script[integrity], link').length,
  parsed(snippet).querySelectorAll('script[integrity], link').length,
);
console.log('HTML by the Admin API keeps the element between the comments of an HTML card, and loses it without them');
