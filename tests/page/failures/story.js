// Late responses, also for removed elements.

// The earlier the request, the later its response.
async function setTwentySources() {
  for (let turn = 0; turn < 20; turn += 1) {
    element.setAttribute('src', turn === 19 ? '/corpus/every-amount.json' : `/.watch/slow.json?${(19 - turn) * 20}`);
  }
  // Asserts that no earlier story is shown: aborted requests send no event, so the test waits.
  await pause(1000);
}

// Returns how many of 100 elements became ready or failed after they were removed.
async function addHundredBriefElements() {
  let late = 0;
  for (const type of ['ready', 'error']) addEventListener(`infographic-${type}`, () => (late += 1));
  for (let turn = 0; turn < 100; turn += 1) {
    const brief = document.createElement('article-infographic');
    brief.setAttribute('loading', 'eager');
    brief.setAttribute('src', `/.watch/slow.json?${200 + turn}`);
    document.querySelector('main').append(brief);
    pause(turn % 50).then(() => brief.remove());
  }
  // Asserts that no event follows, so the test waits for longer than the slowest response.
  await pause(1500);
  return late;
}
