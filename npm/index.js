// The entry of the npm package. It defines the element <article-infographic>; on a server, it does nothing.

export { ArticleInfographic } from './element/article-infographic.js';
export { VERSION } from './element/version.js';
export { configure } from './element/configuration.js';
