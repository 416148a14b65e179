// A copy of the static figure's SVG in the picture, shown until the core paints on the canvas, with the frames around the
// hovered and the selected mark.

import { make } from './elements.js';

/** @import { Colors, Emphasis, Placement } from './types.js' */

const NAMESPACE = 'http://www.w3.org/2000/svg';

export class SvgDrawing {
  element = make('div', { class: 'drawing', 'aria-hidden': 'true', hidden: '' });
  /** @type {SVGSVGElement | null} The SVG that is copied. */
  #source = null;
  #emphasis = createSvg('g', {});

  /**
   * Shows a copy of an SVG at this place.
   * @param {Placement} placement
   */
  show({ svg, left, scale, width, height, drawingWidth, drawingHeight }) {
    if (this.#source !== svg) {
      const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
      for (const name of ['role', 'aria-label', 'preserveAspectRatio', 'font-family']) copy.removeAttribute(name);
      for (const hidden of [copy, ...copy.querySelectorAll('[display=none]')]) hidden.removeAttribute('display');
      this.#emphasis = createSvg('g', { fill: 'none' });
      copy.append(this.#emphasis);
      this.element.replaceChildren(copy);
      this.#source = svg;
    }
    const copy = this.element.firstElementChild;
    copy?.setAttribute('width', String(drawingWidth * scale));
    copy?.setAttribute('height', String(drawingHeight * scale));
    Object.assign(this.element.style, { width: `${width}px`, height: `${height}px`, textIndent: '0' });
    this.element.style.setProperty('--left', `${left}px`);
    this.element.hidden = false;
  }

  /** Removes the copy. */
  clear() {
    this.element.hidden = true;
    this.element.replaceChildren();
    this.#source = null;
  }

  /** @param {Colors} colors */
  applyColors(colors) {
    for (const [role, color] of Object.entries(colors)) this.element.style.setProperty(`--ai-${role}`, color);
  }

  /**
   * Draws the frames and rings of the hovered and the selected mark, in the colours and widths of `emphasis` in
   * `src/library/scene`.
   * @param {Emphasis[]} marks
   */
  emphasize(marks) {
    this.#emphasis.replaceChildren(
      ...marks.flatMap((mark) => {
        const strokes = mark.isSelected
          ? [stroke('background', 5), stroke('text', 2)]
          : 'radius' in mark
            ? [stroke('background', 4.5), stroke('border', 1.5)]
            : [stroke('border', 1.5)];
        if (!('radius' in mark)) {
          const { x0, y0, x1, y1 } = mark;
          return strokes.map((look) => createSvg('rect', { x: x0, y: y0, width: x1 - x0, height: y1 - y0, ...look }));
        }
        const { x, y, radius, from, to } = mark;
        return [
          createSvg('line', { x1: x, y1: from, x2: x, y2: to, ...stroke('border', 1) }),
          ...strokes.map((look) => createSvg('circle', { cx: x, cy: y, r: radius, ...look })),
        ];
      }),
    );
  }
}

/**
 * @param {string} role
 * @param {number} width
 */
function stroke(role, width) {
  return { stroke: `var(--ai-${role})`, 'stroke-width': width };
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function createSvg(tag, attributes) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
