import 'article-infographic';
import 'article-infographic/figure.css';
