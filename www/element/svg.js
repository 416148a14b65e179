// What draws like a canvas and becomes an SVG: the same painter makes picture and drawing, so that they cannot differ.
//
// It knows what that painter uses. Its elements are never in the page, and the browser writes them out, so that text is
// only ever text.

const SVG = 'http://www.w3.org/2000/svg';
const round = (length) => Math.round(length * 100) / 100;

function node(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== '') element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export class SvgContext {
  #root;
  #into;
  #path = '';
  #clip = '';
  #dash = '';
  #ids = 0;
  globalAlpha = 1;

  /** `id` begins every id, so that no two drawings of a page share one. */
  constructor({ width, height, id, title, description, sources, language, direction, family }) {
    this.id = id;
    this.direction = direction;
    this.#root = this.#into = node('svg', {
      width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc`, lang: language,
      direction, 'font-family': family,
    }, node('title', { id: `${id}-title` }, title), node('desc', { id: `${id}-desc` }, description),
    // All of them, for who looks; too many to be read out.
    node('metadata', {}, sources));
  }

  /** What is drawn from now on lies so far to the right and below. */
  move(x, y) {
    this.#into = node('g', { transform: `translate(${round(x)} ${round(y)})` });
    this.#root.append(this.#into);
  }

  toString() {
    return new XMLSerializer().serializeToString(this.#root);
  }

  /** The drawing is as large as the reader's text is. */
  setTransform(scale) {
    if (scale !== 1) this.#into.setAttribute('transform', `${this.#into.getAttribute('transform')} scale(${scale})`);
  }

  // It is drawn once, on nothing.
  clearRect() {}

  beginPath() {
    this.#path = '';
  }

  moveTo(x, y) {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  lineTo(x, y) {
    this.#path += `L${round(x)} ${round(y)}`;
  }

  rect(x, y, width, height) {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  }

  /** Of a whole circle. */
  arc(x, y, radius) {
    const half = (way) => `a${round(radius)} ${round(radius)} 0 1 1 ${round(way * 2 * radius)} 0`;
    this.#path += `M${round(x - radius)} ${round(y)}${half(1)}${half(-1)}z`;
  }

  createLinearGradient(x1, y1, x2, y2) {
    const gradient = node('linearGradient', { id: this.#name(), gradientUnits: 'userSpaceOnUse', x1: round(x1), y1: round(y1),
      x2: round(x2), y2: round(y2) });
    this.#into.append(gradient);
    return {
      // A colour of eight digits has its opacity in the last two, which not every reader of SVG knows.
      addColorStop: (offset, color) => gradient.append(node('stop', { offset, 'stop-color': color.slice(0, 7),
        'stop-opacity': color.length > 7 ? parseInt(color.slice(7), 16) / 255 : '' })),
      toString: () => `url(#${gradient.id})`,
    };
  }

  fill() {
    this.#draw({ fill: String(this.fillStyle) });
  }

  stroke() {
    this.#draw({ fill: 'none', stroke: this.strokeStyle, 'stroke-width': round(this.lineWidth), 'stroke-linejoin': this.lineJoin,
      'stroke-dasharray': this.#dash, 'stroke-opacity': this.globalAlpha < 1 ? round(this.globalAlpha) : '' });
  }

  setLineDash(lengths) {
    this.#dash = lengths.join(' ');
  }

  // The painter saves for a clip alone.
  save() {}

  clip() {
    const id = this.#name();
    this.#into.append(node('clipPath', { id }, node('path', { d: this.#path })));
    this.#clip = `url(#${id})`;
  }

  restore() {
    this.#clip = '';
  }

  fillText(text, x, y) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font);
    const end = (this.textAlign === 'right') !== (this.direction === 'rtl');
    const anchor = this.textAlign === 'center' ? 'middle' : end ? 'end' : '';
    this.#into.append(node('text', { x: round(x), y: round(y), 'font-size': round(size), 'font-weight': weight === '400' ? '' : weight,
      'text-anchor': anchor, fill: this.fillStyle }, text));
  }

  #draw(look) {
    this.#into.append(node('path', { d: this.#path, ...look, 'clip-path': this.#clip }));
  }

  #name() {
    this.#ids += 1;
    return `${this.id}-${this.#ids}`;
  }
}
