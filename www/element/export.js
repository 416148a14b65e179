// Exports the current chart as CSV, PNG, SVG, text or link. The core provides the CSV and the texts, and paints the PNG
// and the SVG.

import { read } from './attributes.js';
import { make } from './elements.js';
import { pixelRatioOf, textScaleOf } from './environment.js';
import { isCoreNeeded } from './core-needed.js';
import { messageOf } from './errors.js';
import { drawTexts, layoutExport } from './export-layout.js';
import { withTarget } from './fragment.js';
import { storyUrl } from './story-url.js';
import { SvgContext } from './svg-context.js';

/** @import { InfographicChart } from '../article-infographic.js' */
/** @import { Painter } from './painter.js' */
/** @import { StoryState } from './story-state.js' */
/** @import { ExportFormat, ExportLayout, ExportText, Host } from './types.js' */
/** @import { View } from './view.js' */

/** Device pixels per CSS pixel of an exported PNG. */
const RATIO = 2;
/** Milliseconds after which the object URL of a saved file is revoked. */
const URL_LIFETIME = 60_000;

/**
 * The parts of the widget that an export reads. `link` has the page's URL, and the mark, step or chart on show. `announce`
 * shows the result and announces it to screen readers.
 * @typedef {{
 *   host: Host,
 *   view: View,
 *   painter: Painter,
 *   story: StoryState,
 *   link: { href: string, target: string },
 *   announce: (message: string) => void,
 * }} ExportSource
 */

/**
 * Exports the current chart. Returns false if the reader cancelled it or the browser failed. Throws a
 * `CoreNeededError` if only the core can write the format.
 * @param {ExportFormat} format
 * @param {ExportSource} source
 */
export async function exportChart(format, source) {
  const { host, view, story, announce } = source;
  const { outline, current: chart } = story;
  const { saved, saved_if_allowed, not_saved, copied, link_copied, copy_here } = outline.interface;
  const link = read(host, 'deep-links') ? linkTo(source.link) : pageUrl(host);

  const save = (/** @type {Blob} */ blob, /** @type {string} */ extension) => {
    const url = URL.createObjectURL(blob);
    make('a', { href: url, download: `${fileName(host, chart.id)}.${extension}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), URL_LIFETIME);
    // A frame with an opaque origin is sandboxed, and cannot detect whether the sandbox allows downloads.
    view.announce(self.origin === 'null' ? saved_if_allowed : saved);
  };
  const showText = (/** @type {string} */ text) => {
    view.announce(copy_here);
    view.menu.show(text);
  };
  const copy = async (/** @type {string} */ text, /** @type {string} */ message) => {
    try {
      await navigator.clipboard.writeText(text);
      announce(message);
    } catch {
      showText(text);
    }
  };
  /** @type {Record<ExportFormat, () => unknown>} */
  const writers = {
    csv: () => save(new Blob([story.call('csv') ?? ''], { type: 'text/csv' }), 'csv'),
    png: async () => save(await pngOf(source, layoutOf(source)), 'png'),
    svg: () => save(svgOf(source, layoutOf(source)), 'svg'),
    text: () => copy(textOf(chart, outline.language, pageUrl(host)), copied),
    link: () => copy(link, link_copied),
    share: async () => {
      try {
        await navigator.share({ title: outline.headline, url: link });
      } catch (error) {
        // The reader cancelled it.
        if (error instanceof DOMException && error.name === 'AbortError') return false;
        showText(link);
      }
      return true;
    },
  };
  try {
    return (await writers[format]()) !== false;
  } catch (error) {
    if (isCoreNeeded(error)) throw error;
    console.info(`article-infographic: ${format}: ${messageOf(error)}`);
    view.announce(not_saved);
    return false;
  }
}

/** @param {ExportSource['link']} link */
function linkTo({ href, target }) {
  const url = new URL(href);
  url.hash = withTarget(url.hash, target);
  return url.href;
}

/**
 * Returns the canonical URL of the page.
 * @param {Host} host
 */
function pageUrl({ ownerDocument }) {
  /** @type {HTMLLinkElement | null} */
  const canonical = ownerDocument.querySelector('link[rel=canonical]');
  return canonical?.href || ownerDocument.location.href;
}

/**
 * Returns the story's file name and the chart's id, as in `prisoner-exchange-held`.
 * @param {Host} host
 * @param {string} chart
 */
function fileName(host, chart) {
  const file = storyUrl(host)
    ?.pathname.split('/')
    .pop()
    ?.replace(/\.(json|story)$/, '');
  // Decodes percent-encoding without throwing.
  const story = new URLSearchParams(`file=${file ?? ''}`).get('file');
  return [story, chart]
    .filter(Boolean)
    .join('-')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 100);
}

/**
 * Capitalizes a text that the core writes as a part of a sentence.
 * @param {string} text
 * @param {string} language
 */
function capitalize(text, language) {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return text && first.toLocaleUpperCase(language) + text.slice(first.length);
}

/** @param {InfographicChart} chart */
function sourcesOf({ sources, sourcesLabel }) {
  return `${sourcesLabel.trim()}\n${sources.map(({ text, url }) => `${text} ${url}`).join('\n')}`;
}

/**
 * Returns the chart as text. The text of a node includes the texts of its children.
 * @param {InfographicChart} chart
 * @param {string} language
 * @param {string} address
 */
function textOf(chart, language, address) {
  const { title, subtitle, nodes, note } = chart;
  const keys = new Set(nodes.map(({ key }) => key));
  const roots = nodes.filter(({ key }) => !keys.has(key.slice(0, key.lastIndexOf('.'))));
  const entries = roots.flatMap(({ text, corrections }) => [
    `- ${text}`,
    ...corrections.map((correction) => `  ${capitalize(correction, language)}`),
  ]);
  const heading = [title, capitalize(subtitle, language)].filter(Boolean).join('\n');
  return [heading, entries.join('\n'), note, sourcesOf(chart), address].filter(Boolean).join('\n\n');
}

/**
 * Lays out the drawing with its texts. Names the active filters, because they exclude marks from the drawing.
 * @param {ExportSource} source
 */
function layoutOf({ host, view, painter, story }) {
  const { colors } = painter;
  const { language, direction, headline } = story.outline;
  const { title, subtitle, nodes, note, sourcesSummary } = story.current;
  const scale = textScaleOf(view);
  /**
   * @param {string | null} text
   * @param {number} gap
   * @param {number} [size]
   * @param {string} [color]
   * @param {number} [weight]
   * @returns {ExportText}
   */
  const line = (text, gap, size = 14, color = colors.text, weight = 400) => ({
    text: text ?? '',
    size: size * scale,
    weight,
    color,
    gap: gap * scale,
  });
  const withText = (/** @type {ExportText[]} */ lines) => lines.filter(({ text }) => text);
  const address = pageUrl(host).replace(/^https?:\/\/|\/?([?#].*)?$/g, '');
  return layoutExport({
    above: withText([
      line(title, 0, 20, colors.text, 600),
      line(capitalize(subtitle, language), 4, 14, colors.muted),
      line(story.filterStatus, 8, 14, colors.text, 600),
    ]),
    below: withText([
      line(note, 12),
      ...nodes.filter(({ textOnly }) => textOnly).map(({ text }) => line(text, 8)),
      line(sourcesSummary, 12, 13, colors.muted),
      line(`${headline} · ${address}`, 4, 13, colors.muted),
    ]),
    size: view.canvas.size,
    family: view.family(),
    direction,
    context: view.canvas.context(),
  });
}

/**
 * @param {ExportSource} source
 * @param {ExportLayout} exportLayout
 */
async function pngOf({ host, painter }, exportLayout) {
  const ratio = pixelRatioOf(host, exportLayout, RATIO);
  const createContext = (/** @type {import('./types.js').Size} */ { width, height }) => {
    const canvas = make('canvas', { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.direction = exportLayout.direction;
    return context;
  };
  const [context, drawing] = [createContext(exportLayout), createContext(exportLayout.size)];
  painter.paintWithoutOverlay(drawing, ratio);
  context.scale(ratio, ratio);
  drawTexts(context, exportLayout, painter.colors);
  // At integer device pixels, because a fraction would blur the drawing.
  context.resetTransform();
  context.drawImage(drawing.canvas, Math.round(exportLayout.left * ratio), Math.round(exportLayout.top * ratio));
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) => context.canvas.toBlob(resolve));
  if (!blob) throw new Error('the canvas returned no image');
  return blob;
}

/**
 * @param {ExportSource} source
 * @param {ExportLayout} exportLayout
 */
function svgOf({ view, painter, story }, exportLayout) {
  const chart = story.current;
  const context = new SvgContext(exportLayout, {
    title: chart.title,
    description: chart.summary,
    sources: sourcesOf(chart),
    language: story.outline.language,
    family: view.family(),
  });
  drawTexts(context, exportLayout, painter.colors);
  context.translate(exportLayout.left, exportLayout.top);
  painter.paintWithoutOverlay(context, 1);
  return new Blob([String(context)], { type: 'image/svg+xml' });
}
