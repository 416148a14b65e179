// The style sheet of the shadow root. It is an adopted style sheet, which a strict Content-Security-Policy allows.
//
// Text scales with the page's root font size, within limits: --u is one pixel at a root size of 16 pixels. Padding and margins
// do not scale, to leave more space for large text. The core's palette is set as custom properties on the figure.

import { FAMILY } from './constants.js';

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheets = new WeakMap();

/**
 * Returns the style sheet with these rules for shadow roots of a document. A sheet can be adopted only in the document that
 * created it.
 * @param {Document} document
 * @param {string} rules
 */
export function sheetFor(document, rules) {
  const known = sheets.get(document) ?? new Map();
  sheets.set(document, known);
  let sheet = known.get(rules);
  if (!sheet) {
    sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(rules);
    known.set(rules, sheet);
  }
  return sheet;
}

export const RULES = `
:host { display: block; contain: layout style; min-height: var(--ai-min-height, 0); }
:host([hidden]) { display: none; }
[hidden] { display: none !important; }
figure, .load-status { all: initial; display: block; visibility: inherit; pointer-events: inherit; }
figure, .load-status, .retry, .probe { --u: calc(clamp(16px, var(--ai-font-size, 1rem), 40px) / 16); }
.probe {
  position: absolute; visibility: hidden; width: calc(16 * var(--u));
  color: Canvas; color: light-dark(#ffffff, #000000); transition: color 1ms;
}
figure {
  margin: 0; padding: 16px; box-sizing: border-box; position: relative;
  font: 400 calc(16 * var(--u))/1.4 var(--ai-font-family, ${FAMILY});
  color: var(--text); background: var(--background); border-block: 2px solid var(--text);
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
p, ul { margin: 0; padding: 0; }
.headline { font-size: calc(14 * var(--u)); font-weight: 600; color: var(--muted); }
.intro { margin-top: 4px; font-size: calc(15 * var(--u)); }
.steps { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; margin-block: 12px 14px; }
.count { color: var(--muted); font-size: calc(14 * var(--u)); min-width: 3.5em; text-align: center; }
button {
  font: inherit; font-size: calc(14 * var(--u)); color: var(--text); background: var(--background);
  border: 1px solid var(--border); border-radius: 4px; padding: 6px 14px; min-height: calc(38 * var(--u)); cursor: pointer;
}
button:hover:not([aria-disabled="true"]) { background: var(--surface); border-color: var(--text); }
button[aria-disabled="true"] { color: var(--muted); border-color: var(--grid); cursor: default; }
.step-text { margin-block: 14px; font-size: calc(17 * var(--u)); line-height: 1.45; max-width: 34em; }
.title { font-size: calc(20 * var(--u)); line-height: 1.25; font-weight: 600; text-wrap: balance; }
.headline:not([hidden]) ~ .steps[hidden] + .step-text[hidden] + .title { margin-top: 8px; }

.subtitle::first-letter { text-transform: uppercase; }
.subtitle { margin-top: 4px; font-size: calc(14 * var(--u)); color: var(--muted); }
.filters { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin-top: 14px; }
.filters label { display: grid; gap: 2px; font-size: calc(13 * var(--u)); color: var(--muted); flex: 1 1 calc(110 * var(--u)); max-width: calc(240 * var(--u)); min-width: 0; }
select {
  font: inherit; font-size: calc(14 * var(--u)); color: var(--text); background: var(--background); width: 100%;
  border: 1px solid var(--border); border-radius: 4px; padding: 6px 8px; min-height: calc(38 * var(--u)); cursor: pointer;
}
select:hover { border-color: var(--text); }
@media (pointer: coarse) { select, button { min-height: calc(44 * var(--u)); } }
.filter-status { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; }
.filter-status button { margin-top: 8px; }
.active-filters:not(:empty) { flex: 1 1 calc(130 * var(--u)); padding-top: 8px; font-size: calc(14 * var(--u)); font-weight: 600; }
/* scroll-steps.js reads the small viewport height from max-height. */
.ruler { height: 0; max-height: 100vh; max-height: 100svh; margin: 14px -8px 0; }
.plot { position: relative; margin: 0 -8px; }
canvas { display: block; position: absolute; inset: 0 auto auto 0; touch-action: pan-y pinch-zoom; }
.drawing { position: absolute; inset: 0 auto auto 0; pointer-events: none; forced-color-adjust: none; font-family: var(--ai-font-family, ${FAMILY}); }
.drawing svg { display: block; margin-left: var(--left); overflow: visible; }
.marks { position: absolute; inset: 0; pointer-events: none; }
.marks > * { position: absolute; }
.tooltip {
  position: absolute; z-index: 2; box-sizing: border-box; width: max-content; padding: 10px 12px;
  max-width: min(calc(320 * var(--u)), 100%);
  font-size: calc(14 * var(--u)); line-height: 1.35; color: var(--text); background: var(--background);
  border: 1px solid var(--text); border-radius: 4px; box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
}
.tooltip p + p { margin-top: 2px; }
.tooltip .value::first-letter { text-transform: uppercase; }
.tooltip .value { font-weight: 600; font-size: calc(15 * var(--u)); }
.tooltip .attribution { font-size: calc(13 * var(--u)); }
.keyboard-help { margin-top: 4px; font-size: calc(13 * var(--u)); color: var(--muted); }
.details { margin-block: 12px 16px; padding-block: 14px 16px; border-block: 1px solid var(--border); border-top-color: var(--text); font-size: calc(15 * var(--u)); }
.details > * > * { max-width: 38em; }
.details .head { display: flex; justify-content: space-between; gap: 12px; }
.details .value { font-size: calc(18 * var(--u)); line-height: 1.3; font-weight: 600; text-wrap: balance; }
.details .value::first-letter { text-transform: uppercase; }
.details .close { flex: none; align-self: start; width: calc(38 * var(--u)); margin-block-start: -8px; margin-inline-end: -8px; padding: 0; border-color: transparent; font-size: calc(22 * var(--u)); line-height: 1; color: var(--muted); }
.details .label, .details .related-heading { margin-top: 4px; }
.citation { margin-top: 16px; }
blockquote { margin: 0 0 6px; font-size: calc(17 * var(--u)); line-height: 1.45; color: var(--muted); text-indent: -0.44em; }
blockquote::before { content: open-quote; }
blockquote::after { content: close-quote; }
blockquote b { font-weight: 400; color: var(--text); background: var(--surface); padding-block: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.speaker { font-size: calc(14 * var(--u)); }
.details .corrected { margin-top: 8px; }
.details .related-heading { margin-top: 16px; }
.related-marks { list-style: none; }
.related-marks li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; }
.related-mark {
  min-height: calc(32 * var(--u)); padding: 2px 0; border: 0; border-radius: 0; text-align: start; font-size: calc(15 * var(--u));
  text-decoration: underline dotted 1px; text-underline-offset: 4px;
}
.actions { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; }
.actions > :not(:empty) { margin-top: 16px; }
.details-status { font-size: calc(14 * var(--u)); }
.corrected { padding-inline-start: 8px; border-inline-start: 3px solid var(--text); font-size: calc(13 * var(--u)); }
.corrected::first-letter { text-transform: uppercase; }
.secondary { color: var(--muted); font-size: calc(13 * var(--u)); }
.context::first-letter, .caveat::first-letter { text-transform: uppercase; }
.statements .attribution { font-size: calc(14 * var(--u)); margin-top: 4px; }
.note { margin-top: 12px; font-size: calc(14 * var(--u)); }
.statements { list-style: none; margin-top: 12px; display: grid; gap: 8px; }
.statements li { padding-inline-start: 12px; border-inline-start: 3px solid var(--border); }
.statements button {
  display: block; width: 100%; padding: 4px 0; border: 0; border-radius: 0; text-align: start; font-size: calc(15 * var(--u));
  text-decoration: underline dotted 1px; text-underline-offset: 4px;
}
.statements button[aria-pressed="true"] { font-weight: 600; }
.data { margin-top: 14px; font-size: calc(14 * var(--u)); }
summary { cursor: pointer; padding-block: 4px; width: fit-content; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin-top: 6px; overflow-wrap: normal; }
th, td { text-align: start; vertical-align: top; padding-block: 6px; padding-inline: 0 14px; border-bottom: 1px solid var(--grid); min-width: 6em; }
thead th { border-bottom-color: var(--border); font-weight: 600; }
tbody th { font-weight: 600; }
.sources { margin-top: 12px; padding-top: 10px; border-top: 1px solid var(--grid); font-size: calc(13 * var(--u)); color: var(--muted); }
a { color: var(--side-1); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; box-shadow: 0 0 0 2px var(--background); border-radius: 2px; }
.marks :focus-visible { outline-offset: 3px; box-shadow: 0 0 0 3px var(--background); }
/* Before the palette is set, these use the page's colours. */
.load-status:not(:empty) { font: 400 calc(14 * var(--u))/1.4 system-ui, sans-serif; color: inherit; margin-block: 0 8px; }
.retry { font: 400 calc(14 * var(--u))/1.4 system-ui, sans-serif; color: inherit; background: none; border: 1px solid; margin-block: 0 12px; }
.plain { min-height: calc(32 * var(--u)); padding: 2px 8px; font-size: calc(13 * var(--u)); }
.tooltip .plain { margin-top: 8px; }
.footer { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; font-size: calc(13 * var(--u)); }
.footer .plain { margin-top: 10px; }
.export { position: relative; }
.export > .plain::after {
  content: ""; display: inline-block; margin-block-end: 0.2em; margin-inline-start: 0.6em; padding: 0.19em; border: solid; border-width: 0 0.12em 0.12em 0;
  transform: rotate(45deg);
}
.export > [aria-expanded="true"]::after { margin-block-end: -0.1em; transform: rotate(-135deg); }
.formats {
  position: absolute; z-index: 3; inset-block-end: calc(100% - 4px); inset-inline-start: 0; width: max-content; padding: 4px; background: var(--background);
  border: 1px solid var(--text); border-radius: 4px; box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
}
.formats button { display: block; width: 100%; border: 0; text-align: start; }
.copy-fallback {
  flex: 1 1 100%; box-sizing: border-box; margin-top: 8px; padding: 8px; font: inherit; color: inherit; background: var(--surface);
  border: 1px solid var(--border); border-radius: 4px; resize: vertical;
}
.status:not(:empty) { margin-top: 10px; flex: 1 1 calc(200 * var(--u)); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 400px) { figure { padding: 14px 12px; } }
@media print {
  .load-status, .retry, .steps, .filters, .footer, button { display: none !important; }
  figure:not([data-alone]) { display: none !important; }
  slot[hidden] { display: contents !important; }
}
@media (forced-colors: active) { .marks :focus-visible { outline-color: CanvasText; } }
`;
