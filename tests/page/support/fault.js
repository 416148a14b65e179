// One fault of each kind that the watch has to see: the part of the address after the `?` says which.
'use strict';
const faults = {
  console: () => console.error('marked console'),
  uncaught: () =>
    setTimeout(() => {
      throw new Error('marked uncaught');
    }),
  rejection: () => {
    Promise.reject(new Error('marked rejection'));
  },
  policy: () => document.body.setAttribute('style', 'color: red'),
  types: () => {
    try {
      document.body.innerHTML = '<b>marked</b>';
    } catch {
      /* the report is what is tested */
    }
  },
  missing: () => {
    document.body.append(Object.assign(new Image(), { src: '/marked-missing.png' }));
  },
  none: () => {},
};
addEventListener('DOMContentLoaded', () => faults[location.search.slice(1)]());
