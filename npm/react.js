// The element as a React component: events as properties, stories as objects, and no difference for hydration.
'use client';

import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from 'react';

import './index.js';

/** @import { ArticleInfographicProps } from './react.js' */
/** @import { ArticleInfographic as Host, InfographicEvents } from './article-infographic.js' */

/** The events by the property of their listener. */
const EVENTS = /** @type {const} */ ({
  onReady: 'infographic-ready',
  onView: 'infographic-view',
  onStep: 'infographic-step',
  onSelect: 'infographic-select',
  onDetails: 'infographic-details',
  onFilter: 'infographic-filter',
  onSource: 'infographic-source',
  onExport: 'infographic-export',
  onRefresh: 'infographic-refresh',
  onRetry: 'infographic-retry',
  onError: 'infographic-error',
});
/** @typedef {keyof typeof EVENTS} Listener */
const LISTENERS = /** @type {Listener[]} */ (Object.keys(EVENTS));

/** @typedef {Pick<ArticleInfographicProps, Listener>} Listeners */

export const ArticleInfographic = forwardRef(
  /**
   * @param {ArticleInfographicProps} props
   * @param {import('react').ForwardedRef<Host>} ref
   */
  function ArticleInfographic({ story, figure, className, deepLinks, quotes, children, ...others }, ref) {
    const { attributes, listeners } = split(others);
    /** @type {import('react').RefObject<Host | null>} */
    const element = useRef(null);
    const current = useRef(listeners);
    useImperativeHandle(ref, () => /** @type {Host} */ (element.current), []);
    useEffect(() => {
      current.current = listeners;
    });
    useEffect(() => (element.current ? listen(element.current, current) : undefined), []);
    useEffect(() => {
      if (element.current) element.current.story = story ?? null;
    }, [story]);
    return createElement('article-infographic', {
      ...attributes,
      ref: element,
      class: className,
      'deep-links': deepLinks ? '' : undefined,
      quotes: quotes ? '' : undefined,
      // The element shows and hides parts of the figure before React looks at it.
      suppressHydrationWarning: true,
      ...(figure === undefined ? { children } : { dangerouslySetInnerHTML: { __html: figure } }),
    });
  },
);

/**
 * Separates listeners from attributes.
 * @param {Record<string, unknown>} props
 */
function split(props) {
  const attributes = { ...props };
  /** @type {Record<string, unknown>} */
  const listeners = {};
  for (const name of LISTENERS) {
    listeners[name] = attributes[name];
    delete attributes[name];
  }
  return { attributes, listeners: /** @type {Listeners} */ (listeners) };
}

/**
 * Calls the current listeners of the element's events. Returns a function that ends this.
 * @param {Host} element
 * @param {{ readonly current: Listeners }} listeners
 */
function listen(element, listeners) {
  const controller = new AbortController();
  for (const name of LISTENERS) {
    const call = (/** @type {Event} */ event) => {
      const listener = /** @type {((event: Event) => void) | undefined} */ (listeners.current[name]);
      listener?.(event);
    };
    element.addEventListener(EVENTS[name], call, { signal: controller.signal });
  }
  // The element may have been ready before React has hydrated it.
  if (element.state === 'ready') listeners.current.onReady?.(readyEvent(element));
  return () => controller.abort();
}

/**
 * @param {Host} element
 * @returns {InfographicEvents['infographic-ready']}
 */
function readyEvent(element) {
  const outline = element.outline();
  const [charts, steps] = [outline?.charts ?? [], outline?.steps ?? []].map((items) => items.map(({ id }) => id));
  return new CustomEvent('infographic-ready', { detail: { charts, steps, diagnostics: [] } });
}
