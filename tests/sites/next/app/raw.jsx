'use client';

import { useState } from 'react';
import { ArticleInfographic } from 'article-infographic/react';
import story from '../generated/story.json';

export function Raw() {
  const [charts, setCharts] = useState([]);
  const [key, setKey] = useState(null);
  const onReady = ({ detail, target }) => {
    setCharts(detail.charts);
    target?.select('held.held');
  };
  return (
    <main data-charts={charts.length} data-selected={key}>
      <ArticleInfographic story={story} onReady={onReady} onSelect={({ detail }) => setKey(detail.key)} />
    </main>
  );
}
