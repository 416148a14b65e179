// The picture's canvas: its size in CSS and device pixels, and its content as an image file.

import { make } from './elements.js';
import { InfographicError } from './errors.js';

/** @import { Size } from './types.js' */

export class Canvas {
  element = make('canvas', { 'aria-hidden': 'true' });

  context() {
    const context = this.element.getContext('2d');
    if (!context) throw new InfographicError('no-canvas', 'the browser returned no 2D canvas context');
    return context;
  }

  /**
   * Returns the picture as a file of this image type.
   * @param {string} type
   */
  async toBlob(type) {
    /** @type {Blob | null} */
    const blob = await new Promise((resolve) => this.element.toBlob(resolve, type));
    if (!blob) throw new InfographicError('no-picture', `the browser cannot write images of type ${type}`);
    return blob;
  }

  /** The size in CSS pixels. */
  get size() {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  /** @param {Size} size */
  resize({ width, height }) {
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
  }

  /**
   * Sets the number of device pixels per CSS pixel. Assigning a canvas's size clears it, even if the size is unchanged.
   * @param {number} ratio
   */
  setRatio(ratio) {
    const { width, height } = this.size;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.element.width !== columns) this.element.width = columns;
    if (this.element.height !== rows) this.element.height = rows;
  }

  /** Frees the canvas's memory immediately, because phones limit it. */
  free() {
    this.element.width = this.element.height = 0;
  }
}
