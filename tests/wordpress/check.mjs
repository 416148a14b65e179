// What readers, feeds and programs get from the WordPress that tests/wordpress/run has set up.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

const { ADDRESS, CHROMIUM, FOLDER, SOCKET } = process.env;
const { chromium } = createRequire(`${process.cwd()}/target/playwright/`)('playwright-core');
const ACCOUNTS = JSON.parse(readFileSync(`${FOLDER}/accounts.json`, 'utf8'));

const FILES = `${FOLDER}/site/wp-content/uploads/infographic`;
const STORY = `${FILES}/stories/prisoner-exchange`;
const PAGE = `${ADDRESS}/wp-content/uploads/infographic/stories/prisoner-exchange/page.html`;
const SHORTCODE = '[infographic story="prisoner-exchange" chart="held"]';
const BLOCK = '<!-- wp:article-infographic/infographic {"story":"prisoner-exchange"} /-->';
/** Ticks of the axis of the chart `held`: numbers that mean nothing outside the drawing. */
const TICK = /\b[2-6],000\b/;

async function api(method, path, { as, body } = {}) {
  const answer = await fetch(`${ADDRESS}/index.php?rest_route=${path}`, {
    method,
    headers: { ...(as && { Authorization: `Basic ${ACCOUNTS[as]}` }), 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const result = await answer.json();
  assert.ok(answer.ok, `${method} ${path}: ${JSON.stringify(result)}`);
  return result;
}

const publish = (content, as = 'author') =>
  api('POST', '/wp/v2/posts', { as, body: { title: 'An article', content, status: 'publish' } });

const get = async (address) => (await fetch(address)).text();
const count = (text, part) => text.split(part).length - 1;
const figure = (path) => readFileSync(`${STORY}/${path}`, 'utf8').trim();
/** kses writes a space before the slash of an empty element. */
const closed = (html) => html.replaceAll(' />', '/>');
const query = (sql) =>
  execFileSync(
    'mariadb',
    ['--no-defaults', `--socket=${SOCKET}`, '--user=root', '--skip-column-names', 'wordpress', '-e', sql],
    {
      encoding: 'utf8',
    },
  ).trim();

let browser;
let post;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  post = await publish(`<p>Before.</p>\n${SHORTCODE}\n<p>Between.</p>\n${BLOCK}\n<p>After.</p>`);
});
after(() => browser?.close());

/** Opens a page and collects what its console says and which files it requests. */
async function open(address, options) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
  const page = await context.newPage();
  const said = [];
  const requests = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, said, requests };
}

async function logIn(name) {
  const { page } = await open(`${ADDRESS}/wp-login.php`);
  await page.fill('#user_login', name);
  await page.fill('#user_pass', name);
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
  return page;
}

test('an author may write no HTML of a graphic', async () => {
  const own = await publish(
    '<article-infographic src="x"><figure><svg><text>8,000</text></svg></figure></article-infographic>',
  );
  const { content } = await api('GET', `/wp/v2/posts/${own.id}&context=edit`, { as: 'author' });
  assert.doesNotMatch(content.raw, /<article-infographic|<svg/, 'the test needs an author whose HTML is filtered');
});

test('the post of an author has both figures as they were published', async () => {
  const html = closed(await get(post.link));
  assert.equal(count(html, '<article-infographic '), 2);
  assert.ok(html.includes(`chart="held">\n${closed(figure('held/figure.html'))}\n</article-infographic>`));
  assert.ok(html.includes(`.story">\n${closed(figure('figure.html'))}\n</article-infographic>`));
});

test('script and style sheet are there once, in the head, with the hashes of the bundle', async () => {
  const html = await get(post.link);
  const { files } = JSON.parse(readFileSync(`${FILES}/article-infographic/0.1.0/manifest.json`, 'utf8'));
  const [head] = html.split('</head>');
  for (const [name, start] of [
    ['article-infographic.js', '<script type="module"'],
    ['figure.css', '<link'],
  ]) {
    const { integrity } = files.find(({ path }) => path === name);
    assert.equal(count(html, `/0.1.0/${name}`), 1, name);
    const tag = head.split('\n').find((line) => line.includes(`/0.1.0/${name}`));
    assert.ok(tag.startsWith(`${start} integrity="${integrity}" crossorigin="anonymous"`), tag);
  }
});

test('a post without a graphic has neither', async () => {
  const plain = await publish('<p>Words.</p>');
  assert.doesNotMatch(await get(plain.link), /article-infographic/);
});

test('a feed has a picture with its description, the table and no loose numbers', async () => {
  const feed = await get(`${ADDRESS}/?feed=rss2`);
  const item = feed.split('<item>').find((one) => one.includes(`p=${post.id}<`));
  const content = item.split('<content:encoded>')[1].split('</content:encoded>')[0];
  assert.doesNotMatch(content, /<svg|<text|<script|<article-infographic/);
  assert.doesNotMatch(content, TICK);
  const pictures = content.match(/<img [^>]*prisoner-exchange-[^>]*>/g);
  // One chart of the shortcode and four of the block.
  assert.equal(pictures.length, 5);
  assert.match(pictures[0], /src="http[^"]*\/prisoner-exchange-held\.png"/);
  assert.match(pictures[0], /alt="[^"]*Ukrainian service members held by Russia: at least 8,000 people\."/);
  assert.match(content, /<td>at least 8,000 people<\/td>/);
});

test('the API has the figures, and its excerpt only the words of the article', async () => {
  const { content, excerpt } = await api('GET', `/wp/v2/posts/${post.id}`);
  assert.equal(count(content.rendered, '<article-infographic '), 2);
  assert.match(excerpt.rendered, /Before\.[^<]*Between\.[^<]*After\./);
  assert.doesNotMatch(excerpt.rendered, /8,000|infographic/);
});

test('each chart has one picture in the media library, however many posts show it', async () => {
  await publish(SHORTCODE);
  const media = await api('GET', '/wp/v2/media');
  const names = media.map(({ slug }) => slug).sort();
  assert.deepEqual(
    names,
    ['criteria', 'held', 'held-units', 'timeline'].map((chart) => `prisoner-exchange-${chart}`),
  );
  const held = media.find(({ slug }) => slug === 'prisoner-exchange-held');
  assert.match(held.alt_text, /at least 8,000 people/);
  const picture = Buffer.from(await (await fetch(held.source_url)).arrayBuffer());
  assert.ok(picture.equals(readFileSync(`${STORY}/held/card.png`)));
});

test('what is no name of a story and no figure is not shown', async () => {
  mkdirSync(`${FILES}/stories/forged`, { recursive: true });
  writeFileSync(
    `${FILES}/stories/forged/figure.html`,
    '<figure class="article-infographic-figure"><p onclick="alert(1)">8,000</p></figure>',
  );
  for (const attributes of [
    'story="../stories/prisoner-exchange"',
    'story="..%2fstories%2fprisoner-exchange"',
    'story="prisoner-exchange" chart="../criteria"/',
    'story="forged"',
    'story="missing"',
    '',
  ]) {
    const { link } = await publish(`<p>Words.</p>\n[infographic ${attributes}]`);
    const html = await get(link);
    const shown = count(html, '<article-infographic ');
    // An invalid chart is left out, as in the element.
    assert.equal(shown, attributes.includes('criteria') ? 1 : 0, attributes);
    assert.doesNotMatch(html, /onclick|\[infographic/, attributes);
  }
});

test('in Chromium both graphics become ready, with one script and an empty console', async () => {
  const { page, said, requests } = await open(post.link);
  for (const graphic of await page.locator('article-infographic').all()) {
    await graphic.scrollIntoViewIfNeeded();
    const state = await graphic.evaluate((element) => element.ready.then(() => element.state));
    assert.equal(state, 'ready');
    assert.equal(await graphic.evaluate(({ shadowRoot }) => shadowRoot !== null), true);
  }
  // Chromium does not share files on Linux, and says so of the frame's `allow`.
  assert.deepEqual(
    said.filter((text) => !text.includes("'web-share'")),
    [],
  );
  assert.equal(requests.filter((url) => url.endsWith('/article-infographic.js')).length, 1);
});

test('without script the figure is seen, with its style', async () => {
  const { page } = await open(post.link, { javaScriptEnabled: false });
  assert.equal(await page.locator('article-infographic > figure').count(), 2);
  const height = await page
    .locator('svg:visible')
    .first()
    .evaluate((drawing) => drawing.clientHeight);
  assert.ok(height > 50, `${height} pixels`);
});

test('the block shows the figure in the editor of an author', async () => {
  const page = await logIn('author');
  await page.goto(`${ADDRESS}/wp-admin/post-new.php`);
  await page.waitForFunction(() => window.wp?.blocks?.getBlockType('article-infographic/infographic'));
  await page.evaluate(() => {
    const { blocks, data } = window.wp;
    const block = blocks.createBlock('article-infographic/infographic', { story: 'prisoner-exchange', chart: 'held' });
    data.dispatch('core/block-editor').insertBlock(block);
  });
  const preview = page.locator('article-infographic > figure');
  await preview.waitFor({ state: 'attached' });
  assert.match(await preview.innerText(), /At least 8,000 Ukrainian service members/);
});

test('a correction reaches the figures of posts by the button of the settings', async () => {
  const path = `${STORY}/held/figure.html`;
  const old = readFileSync(path, 'utf8');
  const page = await logIn('chief');
  await page.goto(`${ADDRESS}/wp-admin/options-general.php?page=article_infographic`);
  writeFileSync(path, old.replaceAll('At least 8,000', 'At least 8,001'));
  assert.doesNotMatch(await get(post.link), /8,001/);
  await page.click('text=Read all stories again');
  await page.waitForLoadState();
  assert.match(await get(post.link), /<strong>At least 8,001/);
  writeFileSync(path, old);
});

test('an unknown WordPress finds the answer of a page by its link, and keeps its frame in a sandbox', async () => {
  const { link } = await publish(`${PAGE}?unknown`);
  const frame = (await get(link)).match(/<iframe[^>]*>/)?.[0];
  assert.match(frame, /sandbox="allow-scripts"/);
  assert.match(frame, /security="restricted"/);
  assert.ok(frame.includes(PAGE), frame);
});

test('a page of a host of the settings becomes a frame with its height', async () => {
  const admin = await logIn('chief');
  await admin.goto(`${ADDRESS}/wp-admin/options-general.php?page=article_infographic`);
  await admin.fill(
    'textarea',
    `${PAGE.replace(/[^/]*$/, '')}\nnot an address\nhttps://\nftp://host.example/\n/path/\nhttps://host.example/?query`,
  );
  await admin.click('#submit');
  await admin.waitForURL(/settings-updated/);
  assert.equal(await admin.inputValue('textarea'), PAGE.replace(/[^/]*$/, ''));

  const { link } = await publish(PAGE);
  const { page, said } = await open(link);
  const frame = page.locator('iframe[data-infographic]');
  assert.equal(await frame.getAttribute('src'), PAGE);
  assert.equal(await frame.getAttribute('title'), JSON.parse(figure('oembed.json')).title);
  await page.waitForFunction(() => document.querySelector('iframe').style.height !== '');
  const graphic = page.frameLocator('iframe').locator('article-infographic');
  assert.equal(await graphic.evaluate((element) => element.ready.then(() => element.state)), 'ready');
  assert.deepEqual(said, []);
});

test('WordPress embeds of the post itself still work', async () => {
  const html = await get(post.link);
  const answer = html.match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/)[1];
  const { title, type } = JSON.parse(await get(answer.replaceAll('&#038;', '&')));
  assert.deepEqual([title, type], ['An article', 'rich']);
});

test('PHP had nothing to complain of', () => {
  let log = '';
  try {
    log = readFileSync(`${FOLDER}/site/wp-content/debug.log`, 'utf8');
  } catch (error) {
    assert.equal(error.code, 'ENOENT');
  }
  const expected = [
    // An older WordPress is deprecated in places for a newer PHP.
    /Deprecated: .* in \S*\/wp-(includes|admin)\//,
    // The test's WordPress may request nothing from other hosts.
    /Warning: .* could not establish a secure connection to WordPress\.org\..* in \S*\/wp-includes\/update\.php on line/,
  ];
  const complaints = log.split('\n').filter((line) => line !== '' && !expected.some((pattern) => pattern.test(line)));
  assert.deepEqual(complaints, []);
});

test('after the plugin is removed nothing of it is in the database but the pictures', async () => {
  const plugin = '/wp/v2/plugins/article-infographic/article-infographic';
  const left = () =>
    query(
      "SELECT meta_key FROM wp_postmeta WHERE meta_key LIKE '%article_infographic%' UNION ALL " +
        "SELECT option_name FROM wp_options WHERE option_name LIKE '%article_infographic%'",
    );
  assert.match(left(), /_article_infographic\n/);
  await api('PUT', plugin, { as: 'chief', body: { status: 'inactive' } });
  await api('DELETE', plugin, { as: 'chief' });
  assert.equal(left(), '');
  assert.equal(
    query("SELECT COUNT(*) FROM wp_options WHERE option_name = 'cron' AND option_value LIKE '%infographic%'"),
    '0',
  );
  assert.equal((await api('GET', '/wp/v2/media')).length, 4);
});
