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
  #dash = '';
  globalAlpha = 1;

  /** Nothing in it has an id: a page may take in two of them. */
  constructor({ width, height, title, description, sources, language, direction, family }) {
    this.direction = direction;
    this.#root = this.#into = node('svg', {
      width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', lang: language, direction, 'font-family': family,
    }, node('title', {}, title), node('desc', {}, description),
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

  fill() {
    this.#draw({ fill: this.fillStyle, 'fill-opacity': this.#opacity() });
  }

  stroke() {
    this.#draw({ fill: 'none', stroke: this.strokeStyle, 'stroke-width': round(this.lineWidth), 'stroke-linejoin': this.lineJoin,
      'stroke-dasharray': this.#dash, 'stroke-opacity': this.#opacity() });
  }

  setLineDash(lengths) {
    this.#dash = lengths.join(' ');
  }

  fillText(text, x, y) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font);
    const end = (this.textAlign === 'right') !== (this.direction === 'rtl');
    const anchor = this.textAlign === 'center' ? 'middle' : end ? 'end' : '';
    this.#into.append(node('text', { x: round(x), y: round(y), 'font-size': round(size), 'font-weight': weight === '400' ? '' : weight,
      'text-anchor': anchor, fill: this.fillStyle }, text));
  }

  #draw(look) {
    this.#into.append(node('path', { d: this.#path, ...look }));
  }

  #opacity() {
    return this.globalAlpha < 1 ? Math.round(this.globalAlpha * 1000) / 1000 : '';
  }
}
