import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ArticleInfographic as Element, Story } from 'article-infographic';
import { ArticleInfographic } from 'article-infographic/react';
import 'article-infographic/figure.css';
import story from './generated/story.json';

const headline: Story['headline'] = story.headline;

function Article() {
  const element = useRef<Element>(null);
  const [charts, setCharts] = useState<readonly string[]>([]);
  const [key, setKey] = useState<string | null>(null);
  return (
    <main data-charts={charts.length} data-selected={key}>
      <h1>{headline}</h1>
      <ArticleInfographic src="/stories/prisoner-exchange.story" loading="eager" />
      <article-infographic src="/stories/prisoner-exchange.story" chart="held" lang="de" loading="eager" />
      <ArticleInfographic
        ref={element}
        story={{ ...story }}
        onReady={({ detail }) => {
          setCharts(detail.charts);
          element.current?.select('held.held');
        }}
        onSelect={({ detail }) => setKey(detail.key)}
      />
    </main>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Article />
  </StrictMode>,
);
