// The element as a Vue component: it needs no `isCustomElement`, and takes the static figure as HTML.

import { defineComponent, h } from 'vue';

import './index.js';

/** Attributes and listeners, such as `src` and `@infographic-ready`, are those of the element. */
export const ArticleInfographic = defineComponent({
  name: 'ArticleInfographic',
  props: { figure: { type: String, default: undefined } },
  setup(props, { slots }) {
    return () =>
      props.figure === undefined
        ? h('article-infographic', slots.default?.())
        : h('article-infographic', { innerHTML: props.figure });
  },
});
