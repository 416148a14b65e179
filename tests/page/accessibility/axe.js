// Runs axe-core. Rust puts its script before this file.

// The violations of all rules but these, each with its nodes and their errors.
async function violations(disabledRules) {
  const rules = { 'target-size': { enabled: true } };
  for (const rule of disabledRules) rules[rule] = { enabled: false };
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await window.axe.run(document, { runOnly: tags, rules });
  const words = ({ target, failureSummary }) => `${target} ${failureSummary}`;
  return found.violations.map(({ id, nodes }) => [id, ...nodes.map(words)]);
}
