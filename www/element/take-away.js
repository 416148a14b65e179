// A chart that readers take along: as table, picture, drawing, text or link. Table and words are the core's, picture and
// drawing come from its painter.

import { read } from './attributes.js';
import { make } from './elements.js';
import { addressOf } from './source.js';
import { ratioOf, scaleOf } from './surroundings.js';
import { SvgContext } from './svg.js';
import { drawTexts, layWhole } from './whole.js';

/** Device pixels in a CSS pixel of a picture. */
const RATIO = 2;
/** Milliseconds after which no browser still needs the address of a file to save it. */
const KEPT = 60_000;

/** Takes the chart on show along in one of the ways of `menu.js`, and says so by `say`. `tell` hears of it. */
export async function takeAway(way, host, view, picture, say, tell) {
  const { outline, chart } = picture.story;
  const words = outline.charts[chart];
  const { saved, saved_if_allowed, not_saved, copied, link_copied, copy_here } = outline.interface;
  const name = nameOf(host, words.name);
  const link = read(host, 'deep-links') ? picture.article.link() : pageOf(host);

  const save = (blob, ending) => {
    const url = URL.createObjectURL(blob);
    make('a', { href: url, download: `${name}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT);
    // A frame without an origin is in a sandbox, and no browser tells whether that allows files.
    view.announce(self.origin === 'null' ? saved_if_allowed : saved);
  };
  const showInstead = (text) => {
    view.announce(copy_here);
    view.menu.show(text);
  };
  const copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
      say(done);
    } catch {
      showInstead(text);
    }
  };
  const share = async () => {
    try {
      await navigator.share({ title: outline.headline, url: link });
    } catch (error) {
      // The reader has thought better of it.
      if (error.name === 'AbortError') return false;
      showInstead(link);
    }
    return true;
  };
  const ways = {
    csv: () => save(new Blob([picture.call('csv')], { type: 'text/csv' }), 'csv'),
    png: async () => save(await png(host, picture, lay(host, view, picture, words)), 'png'),
    svg: () => save(svg(picture, lay(host, view, picture, words), { title: words.title,
      description: words.summary, sources: sourcesOf(words), language: outline.language, family: view.family() }), 'svg'),
    text: () => copy(textOf(words, outline.language, pageOf(host)), copied),
    link: () => copy(link, link_copied),
    share,
  };
  try {
    if (await ways[way]() !== false) tell(way);
  } catch (error) {
    console.info(`article-infographic: ${way}: ${error?.message ?? error}`);
    view.announce(not_saved);
  }
}

/** The page, as it wants to be linked to. */
function pageOf({ ownerDocument }) {
  return ownerDocument.querySelector('link[rel=canonical]')?.href || ownerDocument.location.href;
}

/** `prisoner-exchange-held`: the story's file and the chart. */
function nameOf(host, chart) {
  const file = addressOf(host)?.pathname.split('/').pop().replace(/\.(json|story)$/, '') ?? '';
  // Decodes, and breaks at nothing.
  const story = new URLSearchParams(`file=${file}`).get('file');
  return [story, chart].filter(Boolean).join('-').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
}

/** Subtitles begin in the middle of a sentence. */
function capital(text, language) {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return text && first.toLocaleUpperCase(language) + text.slice(first.length);
}

function sourcesOf({ sources, sources_lead }) {
  return `${sources_lead.trim()}\n${sources.map(({ text, url }) => `${text} ${url}`).join('\n')}`;
}

/** The chart in words: what is a part of something is said with it. */
function textOf(chart, language, page) {
  const { title, subtitle, nodes, note } = chart;
  const names = new Set(nodes.map(({ name }) => name));
  const whole = nodes.filter(({ name }) => !names.has(name.slice(0, name.lastIndexOf('.'))));
  const entries = whole.map(({ text, corrections }) => [`- ${text}`, ...corrections.map((one) => `  ${capital(one, language)}`)].join('\n'));
  const heading = [title, capital(subtitle, language)].filter(Boolean).join('\n');
  return [heading, entries.join('\n'), note, sourcesOf(chart), page].filter(Boolean).join('\n\n');
}

/** The picture with its words around it, laid out. What is picked is told: it is not all there is. */
function lay(host, view, picture, { title, subtitle, nodes, note, sources_line }) {
  const { ink, muted } = picture.colors;
  const { language, direction, headline } = picture.story.outline;
  const scale = scaleOf(view);
  const line = (text, gap, size = 14, color = ink, weight = 400) => ({ text: text ?? '', size: size * scale, weight, color, gap: gap * scale });
  const given = (lines) => lines.filter(({ text }) => text);
  return layWhole({
    above: given([line(title, 0, 20, ink, 600), line(capital(subtitle, language), 4, 14, muted),
      line(view.words.picked.textContent, 8, 14, ink, 600)]),
    below: given([line(note, 12), ...nodes.filter(({ beside }) => beside).map(({ text }) => line(text, 8)),
      line(sources_line, 12, 13, muted), line(`${headline} · ${pageOf(host).replace(/^https?:\/\/|\/?([?#].*)?$/g, '')}`, 4, 13, muted)]),
    size: view.size(),
    family: view.family(),
    direction,
    context: view.context(),
  });
}

async function png(host, picture, laid) {
  const ratio = ratioOf(host, laid, RATIO);
  const blank = ({ width, height }) => {
    const context = make('canvas', { width: Math.round(width * ratio), height: Math.round(height * ratio) }).getContext('2d');
    context.direction = laid.direction;
    return context;
  };
  const [context, drawing] = [blank(laid), blank(laid.size)];
  picture.paintPlain(drawing, ratio);
  context.scale(ratio, ratio);
  drawTexts(context, laid, picture.colors);
  // By device pixels: between two of them, it would blur.
  context.resetTransform();
  context.drawImage(drawing.canvas, Math.round(laid.left * ratio), Math.round(laid.top * ratio));
  const blob = await new Promise((done) => context.canvas.toBlob(done));
  if (!blob) throw new Error('the canvas gave no picture');
  return blob;
}

function svg(picture, laid, about) {
  const context = new SvgContext({ ...laid, ...about });
  drawTexts(context, laid, picture.colors);
  context.move(laid.left, laid.top);
  picture.paintPlain(context, 1);
  return new Blob([String(context)], { type: 'image/svg+xml' });
}
