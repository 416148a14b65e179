// The layout of an exported picture: the drawing with its texts (title, filters, note, sources, headline and URL). One
// layout is drawn on a canvas or on an `SvgContext`.

/** @import { Colors, ExportLayout, ExportText, PaintContext, Size } from './types.js' */

/** The padding of the picture, in CSS pixels. */
const PADDING = 16;
/** The horizontal padding inside the drawing, in CSS pixels. */
const INSET = 8;

/**
 * Breaks a text into lines at its spaces, but not at no-break spaces. Breaks a word that is wider than a line between
 * any two characters, but a number only after a thousands separator, so that its first part does not look like a
 * complete number. Same algorithm as in `typography/wrap.rs`.
 * @param {string} text
 * @param {(line: string) => boolean} fits
 */
export function wrapLines(text, fits) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const { segment } of new Intl.Segmenter().segment(word)) {
      if (line && !fits(line + segment)) {
        const [first] = (/[\d,.\xa0\u202f]/.test(segment) && line.match(/.*[,.\xa0\u202f]/)) || [line];
        lines.push(first);
        line = line.slice(first.length);
      }
      line += segment;
    }
  }
  return line ? [...lines, line] : lines;
}

/**
 * Lays out the texts above and below a drawing. `context` measures them.
 * @param {{
 *   above: ExportText[],
 *   below: ExportText[],
 *   size: Size,
 *   family: string,
 *   direction: 'ltr' | 'rtl',
 *   context: Pick<CanvasRenderingContext2D, 'font' | 'measureText'>,
 * }} content
 * @returns {ExportLayout}
 */
export function layoutExport({ above, below, size, family, direction, context }) {
  const width = size.width + 2 * (PADDING - INSET);
  /** @type {ExportLayout['lines']} */
  const lines = [];
  let y = PADDING;
  const place = (/** @type {ExportText} */ { text, size: fontSize, weight = 400, color, gap }) => {
    const font = `${weight} ${fontSize}px ${family}`;
    context.font = font;
    y += gap;
    for (const line of wrapLines(text, (part) => context.measureText(part).width <= width - 2 * PADDING)) {
      y += Math.round(fontSize * 1.3);
      // The baseline, with the descent below it.
      lines.push({ line, font, color, y: y - Math.round(fontSize * 0.35) });
    }
  };
  above.forEach(place);
  const top = (y += PADDING);
  y += size.height;
  below.forEach(place);
  return { width, height: y + PADDING, size, left: PADDING - INSET, top, lines, direction };
}

/**
 * Draws the background, a rule at the top and bottom, and the texts.
 * @param {PaintContext} context
 * @param {ExportLayout} layout
 * @param {Pick<Colors, 'background' | 'text'>} colors
 */
export function drawTexts(context, { width, height, lines, direction }, { background, text }) {
  const fill = (/** @type {string} */ color, /** @type {number} */ top, /** @type {number} */ extent) => {
    context.fillStyle = color;
    context.beginPath();
    context.rect(0, top, width, extent);
    context.fill();
  };
  fill(background, 0, height);
  fill(text, 0, 2);
  fill(text, height - 2, 2);
  const isRtl = direction === 'rtl';
  context.textAlign = isRtl ? 'right' : 'left';
  for (const { line, font, color, y } of lines) {
    context.font = font;
    context.fillStyle = color;
    context.fillText(line, isRtl ? width - PADDING : PADDING, y);
  }
}
