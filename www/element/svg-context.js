// A drawing context that creates SVG. The same painter draws the canvas and the SVG, so that both are identical.
//
// It implements the part of `CanvasRenderingContext2D` that the painter uses. The browser serializes the elements, so
// that text cannot become markup.

/** @import { ExportLayout, SvgDescription } from './types.js' */

const SVG = 'http://www.w3.org/2000/svg';
const round = (/** @type {number} */ length) => Math.round(length * 100) / 100;

/**
 * Creates an SVG element. Attributes with an empty value are skipped.
 * @param {string} tag
 * @param {Record<string, string | number | CanvasGradient | CanvasPattern>} attributes
 * @param {...(Node | string)} children
 */
function node(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== '') element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export class SvgContext {
  #root;
  #group;
  #path = '';
  #dash = '';
  globalAlpha = 1;
  lineWidth = 1;
  font = '';
  /** @type {CanvasRenderingContext2D['fillStyle']} */
  fillStyle = '';
  strokeStyle = '';
  /** @type {CanvasLineJoin} */
  lineJoin = 'miter';
  /** @type {CanvasTextAlign} */
  textAlign = 'start';
  textBaseline = '';

  /**
   * Creates no ids, because a page may embed several of these files.
   * @param {Pick<ExportLayout, 'width' | 'height' | 'direction'>} layout
   * @param {SvgDescription} about
   */
  constructor({ width, height, direction }, { title, description, sources, language, family }) {
    this.direction = direction;
    this.#root = this.#group = node(
      'svg',
      {
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        lang: language,
        direction,
        'font-family': family,
      },
      node('title', {}, title),
      node('desc', {}, description),
      // Screen readers ignore <metadata>: the list of sources may be long.
      node('metadata', {}, sources),
    );
  }

  /**
   * Moves the origin of all following drawing operations.
   * @param {number} x
   * @param {number} y
   */
  translate(x, y) {
    this.#group = node('g', { transform: `translate(${round(x)} ${round(y)})` });
    this.#root.append(this.#group);
  }

  toString() {
    return new XMLSerializer().serializeToString(this.#root);
  }

  /**
   * Scales the drawing by the reader's text size.
   * @param {number} scale
   */
  setTransform(scale) {
    const transform = this.#group.getAttribute('transform');
    if (scale !== 1) this.#group.setAttribute('transform', `${transform} scale(${scale})`);
  }

  /** Does nothing, because an SVG is drawn only once. */
  clearRect() {}

  beginPath() {
    this.#path = '';
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.#path += `L${round(x)} ${round(y)}`;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  rect(x, y, width, height) {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  }

  /**
   * Adds a full circle, because the painter draws no other arcs.
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  arc(x, y, radius) {
    const half = (/** @type {1 | -1} */ sign) =>
      `a${round(radius)} ${round(radius)} 0 1 1 ${round(sign * 2 * radius)} 0`;
    this.#path += `M${round(x - radius)} ${round(y)}${half(1)}${half(-1)}z`;
  }

  fill() {
    this.#draw({ fill: this.fillStyle, 'fill-opacity': this.#opacity() });
  }

  stroke() {
    this.#draw({
      fill: 'none',
      stroke: this.strokeStyle,
      'stroke-width': round(this.lineWidth),
      'stroke-linejoin': this.lineJoin,
      'stroke-dasharray': this.#dash,
      'stroke-opacity': this.#opacity(),
    });
  }

  /** @param {number[]} lengths */
  setLineDash(lengths) {
    this.#dash = lengths.join(' ');
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font) ?? ['', '', ''];
    const isEnd = (this.textAlign === 'right') !== (this.direction === 'rtl');
    const anchor = this.textAlign === 'center' ? 'middle' : isEnd ? 'end' : '';
    const attributes = {
      x: round(x),
      y: round(y),
      'font-size': round(Number(size)),
      'font-weight': weight === '400' ? '' : weight,
      'text-anchor': anchor,
      fill: this.fillStyle,
    };
    this.#group.append(node('text', attributes, text));
  }

  /** @param {Record<string, string | number | CanvasGradient | CanvasPattern>} attributes */
  #draw(attributes) {
    this.#group.append(node('path', { d: this.#path, ...attributes }));
  }

  #opacity() {
    return this.globalAlpha < 1 ? Math.round(this.globalAlpha * 1000) / 1000 : '';
  }
}
