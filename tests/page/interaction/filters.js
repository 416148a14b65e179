// Choices of a reader in the filters.

function pickYearAndMediator() {
  const [year, mediator] = part('filters').querySelectorAll('select');
  pick(year, '2');
  pick(mediator, '0');
}

function pick(select, value) {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

function pickYearAndSelectOther() {
  pick(part('filters').querySelector('select'), '0');
  return element.select('exchanges.x-2025-05-23');
}
