// The element's loading state: its name, its promise and its custom state.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LoadState } from '../../www/element/load-state.js';

/** @param {unknown} [states] */
function hostWith(states = new Set()) {
  return /** @type {HTMLElement} */ (/** @type {unknown} */ ({ attachInternals: () => ({ states }) }));
}

test('the custom state is the name of the state', () => {
  const states = new Set();
  const state = new LoadState(hostWith(states));
  assert.deepEqual([state.name, [...states]], ['static', ['static']]);
  state.set('loading');
  state.set('ready');
  assert.deepEqual([state.name, [...states]], ['ready', ['ready']]);
});

test('the promise is fulfilled or rejected, and the next load replaces it', async () => {
  const state = new LoadState(hostWith());
  const first = state.ready;
  state.set('loading');
  assert.equal(state.ready, first);
  state.set('ready');
  await first;
  state.set('loading');
  const second = state.ready;
  assert.notEqual(second, first);
  const error = new Error('lost');
  state.set('error', error);
  await assert.rejects(second, error);
  state.set('loading');
  assert.notEqual(state.ready, second);
});

test('the property works in an engine that rejects the custom state', () => {
  const states = {
    delete() {},
    add() {
      throw new SyntaxError('no dashes');
    },
  };
  const state = new LoadState(hostWith(states));
  state.set('ready');
  assert.equal(state.name, 'ready');
});
