// The rules for steps that follow scrolling, see `style.js`.

export const SCROLL_RULES = `
/* The list of steps contains the texts of all charts. */
[data-scroll] > :is(.steps, .step-text, .title, .subtitle, .visually-hidden, .filters, .filter-status, .note, .statements, .data, .sources) { display: none; }
.scroll-steps { list-style: none; margin: 0; padding: 0; }
[data-scroll] .stage {
  position: sticky; z-index: 1; box-sizing: border-box; height: var(--stage-height); align-self: start;
  display: grid; align-content: center; background: var(--background);
}
[data-scroll] .ruler { margin-top: 0; }
[data-scroll="beside"] .track { display: grid; grid-template-columns: minmax(0, 1fr) clamp(220px, 32%, 300px); gap: 32px; }
[data-scroll="beside"] .stage { top: max(var(--ai-sticky-top, 0px), (100vh - var(--stage-height)) / 2); top: max(var(--ai-sticky-top, 0px), (100svh - var(--stage-height)) / 2); }
[data-scroll="under"] .stage {
  top: var(--ai-sticky-top, 0px); margin-inline: -16px; padding-inline: 16px; border-block-end: 1px solid var(--border);
}
.scroll-steps li { position: relative; box-sizing: border-box; min-height: 75vh; min-height: 75svh; padding-block: 20px; }
[data-scroll="under"] .scroll-steps li { min-height: 60vh; min-height: 60svh; scroll-margin-top: calc(var(--stage-height) + var(--ai-sticky-top, 0px)); }
[data-scroll="beside"] .scroll-steps li { scroll-margin-top: 20vh; padding-inline-start: 16px; border-inline-start: 3px solid var(--grid); }
[data-scroll="beside"] .scroll-steps li[data-current] { border-color: var(--text); }
/* Keeps the sticky picture from covering the focused element. */
[data-scroll="under"] .scroll-steps :is(a, button, summary, [tabindex]) { scroll-margin-top: calc(var(--stage-height) + var(--ai-sticky-top, 0px) + 8px); }
@media print {
  [data-scroll] .track { display: block; }
  [data-scroll] .stage { position: static; }
  .scroll-steps li { min-height: 0; }
}
`;
