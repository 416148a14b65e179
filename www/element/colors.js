// Colours from outside: those that a page gives as `--ai-NAME`, and those that a reader has the system put everywhere.

import { ROLES } from './facts.js';

/** What stands for a role where the system's colours are forced; text for all others. */
const SYSTEM = { paper: 'Canvas', ground: 'Canvas', grid: 'GrayText' };

/** Whether the reader has the system draw everything in a few colours of their choice. */
function isForced(host) {
  return host.ownerDocument.defaultView.matchMedia('(forced-colors: active)').matches;
}

/** The colours that are given, as `ink=#16191d side-1=#00695c`; with `system` before those that the reader's system forces. The
 * element takes them one after the other and shows none. */
export function givenColors(host, element, context) {
  const style = host.ownerDocument.defaultView.getComputedStyle(element);
  const forced = isForced(host);
  const words = ROLES.map((role) => {
    // A background does not inherit: what is no colour becomes none. `light-dark()` is that of the element's scheme.
    element.style.backgroundColor = `var(--ai-${role}, transparent)`;
    context.fillStyle = '#000';
    context.fillStyle = forced ? SYSTEM[role] ?? 'CanvasText' : style.backgroundColor;
    // A canvas writes every colour that covers what is behind it in one form.
    return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? `${role}=${context.fillStyle}` : '';
  });
  element.style.backgroundColor = '';
  return [forced && 'system', ...words].filter(Boolean).join(' ');
}
