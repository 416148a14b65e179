// The picture as it travels, with what stands around it in the page: title, what is picked, note, sources, where it is from.
// It is laid out once, and drawn on whatever draws like a canvas.

/** Around everything, in CSS pixels. */
const PAD = 16;
/** What a drawing leaves free on either side by itself. */
const INSET = 8;

/**
 * A text breaks at its spaces, not at those that hold a number together; a word that is wider than a line, between any two
 * letters, and a number behind what separates its thousands, so that its first part does not look like all of it. As
 * `text/wrap.rs` breaks text.
 */
function linesOf(text, fits) {
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
 * Lays texts out above and below a drawing of this size, which is kept beside them. A text is { text, size, weight, color, gap }: `gap` is what is free
 * above it. `context` measures; `draw` of the result draws on a context, whose origin it moves.
 */
export function layWhole({ above, below, size, family, direction, context }) {
  const width = size.width + 2 * (PAD - INSET);
  const placed = [];
  let y = PAD;
  const place = ({ text, size, weight = 400, color, gap }) => {
    const font = `${weight} ${size}px ${family}`;
    context.font = font;
    y += gap;
    for (const line of linesOf(text, (line) => context.measureText(line).width <= width - 2 * PAD)) {
      y += Math.round(size * 1.3);
      // Where the line's letters stand, with as much below them as their descent.
      placed.push({ line, font, color, y: y - Math.round(size * 0.35) });
    }
  };
  above.forEach(place);
  const top = (y += PAD);
  y += size.height;
  below.forEach(place);
  return { width, height: y + PAD, size, left: PAD - INSET, top, placed, direction };
}

/** The texts, on paper between two rules, as they stand in the page. */
export function drawTexts(context, { width, height, placed, direction }, { paper, ink }) {
  const fill = (color, y, height) => {
    context.fillStyle = color;
    context.beginPath();
    context.rect(0, y, width, height);
    context.fill();
  };
  fill(paper, 0, height);
  fill(ink, 0, 2);
  fill(ink, height - 2, 2);
  const fromRight = direction === 'rtl';
  context.textAlign = fromRight ? 'right' : 'left';
  for (const { line, font, color, y } of placed) {
    context.font = font;
    context.fillStyle = color;
    context.fillText(line, fromRight ? width - PAD : PAD, y);
  }
}
