import 'article-infographic/figure.css';

export const metadata = { title: 'A site with Next', icons: { icon: 'data:,' } };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
