// The order of marks for the keyboard.

function focusFirstOption() {
  element.select(null);
  const first = [...root.querySelectorAll('[role=option]')].find(({ tabIndex }) => tabIndex === 0);
  first.focus();
  return first.dataset.key;
}

function optionsBetween(first, next) {
  const names = [...root.querySelectorAll('[role=option]')].map(({ dataset }) => dataset.key);
  return names.indexOf(next) - names.indexOf(first);
}
