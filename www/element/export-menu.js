// The export menu: a button that discloses a list of buttons, and a text box for text that could not be copied.
//
// A disclosure, not an ARIA menu: buttons work in every screen reader, and Tab moves from one to the next.

import { activeElement, make } from './elements.js';

/** @import { ExportFormat, Messages, ViewCallbacks } from './types.js' */

/**
 * The formats in the order of the list, each with the message name of its label.
 * @type {[format: ExportFormat, label: string][]}
 */
const FORMATS = [
  ['csv', 'save_csv'],
  ['png', 'save_png'],
  ['svg', 'save_svg'],
  ['text', 'copy_text'],
  ['link', 'copy_link'],
  ['share', 'share'],
];

export class ExportMenu {
  #button = make('button', {
    part: 'export',
    type: 'button',
    class: 'plain',
    'aria-expanded': 'false',
    'aria-controls': 'formats',
  });
  #items = FORMATS.map(([format, label]) => ({
    format,
    label,
    button: make('button', { part: `export-${format}`, type: 'button' }),
  }));
  #list = make(
    'div',
    { part: 'formats', id: 'formats', class: 'formats', role: 'group', hidden: '' },
    ...this.#items.map(({ button }) => button),
  );
  textBox = make('textarea', {
    part: 'copy-fallback',
    class: 'copy-fallback',
    readonly: '',
    rows: '4',
    dir: 'auto',
    hidden: '',
  });
  element = make('div', { class: 'export' }, this.#button, this.#list);

  /** @param {Pick<ViewCallbacks, 'onExportMenu' | 'onExport'>} callbacks */
  constructor({ onExportMenu, onExport }) {
    this.#button.addEventListener('click', () => {
      const isOpen = this.#list.hidden;
      this.close();
      this.#toggle(isOpen);
      // Loads the script before the reader chooses a format: browsers copy and share only shortly after a click.
      if (isOpen) onExportMenu();
    });
    // The open list could cover the element that gets the focus.
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget && !this.element.contains(/** @type {Node} */ (relatedTarget))) this.#toggle(false);
    });
    for (const { format, button } of this.#items) {
      button.addEventListener('click', () => {
        this.close();
        onExport(format);
      });
    }
  }

  /** @param {Messages} messages */
  label(messages) {
    this.#button.textContent = messages.save_or_share;
    this.#list.setAttribute('aria-label', messages.save_or_share);
    this.textBox.setAttribute('aria-label', messages.copy_here);
    for (const { label, button } of this.#items) button.textContent = messages[label];
  }

  /**
   * @param {ExportFormat} wanted
   * @param {boolean} isAvailable
   */
  toggleFormat(wanted, isAvailable) {
    for (const { format, button } of this.#items) if (format === wanted) button.hidden = !isAvailable;
  }

  /**
   * Shows text that could not be copied, and selects it, so that the reader can copy it by hand.
   * @param {string} text
   */
  show(text) {
    this.textBox.value = text;
    this.textBox.hidden = false;
    this.textBox.focus();
    this.textBox.select();
  }

  /** Closes the list and the text box, and moves their focus to the button. Returns false if nothing was open. */
  close() {
    if (this.#list.hidden && this.textBox.hidden) return false;
    const focused = activeElement(this.element);
    this.#toggle(false);
    this.textBox.hidden = true;
    if (focused === this.textBox || this.element.contains(focused)) this.#button.focus({ preventScroll: true });
    return true;
  }

  /**
   * Closes the menu when the reader clicks outside of it.
   * @param {Event} event
   */
  onClick(event) {
    const path = event.composedPath();
    if (!path.includes(this.element) && !path.includes(this.textBox)) this.close();
  }

  /** @param {boolean} isOpen */
  #toggle(isOpen) {
    this.#list.hidden = !isOpen;
    this.#button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) this.#list.scrollIntoView({ block: 'nearest' });
  }
}
