// The picture as it travels, with what stands around it in the page: title, what is picked, note, sources, where it is from.
// It is laid out once, and drawn on whatever draws like a canvas.

/** Around everything, in CSS pixels. */
const PAD = 16;
/** What a drawing leaves free on either side by itself. */
const INSET = 8;

/** A text breaks at its spaces; a word that is wider than a line, between any two letters. */
function linesOf(text, fits) {
  const lines = [''];
  const add = (piece) => {
    if (fits((lines.at(-1) + piece).trimEnd())) lines.push(lines.pop() + piece);
    else lines.push(piece);
  };
  for (const word of text.match(/\S+\s*/g) ?? []) {
    if (fits(word.trimEnd())) add(word);
    else for (const { segment } of new Intl.Segmenter().segment(word)) add(segment);
  }
  return lines.filter(Boolean);
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
      placed.push({ line: line.trimEnd(), font, color, y: y - Math.round(size * 0.35) });
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
