import { ArticleInfographic } from 'article-infographic/react';
import figure from '../generated/figure.js';
import { Raw } from './raw.jsx';

export default function Page() {
  return (
    <>
      <ArticleInfographic src="/stories/prisoner-exchange.story" loading="eager" figure={figure} />
      <ArticleInfographic src="/stories/prisoner-exchange.story" chart="held" lang="de" loading="eager" />
      <Raw />
    </>
  );
}
