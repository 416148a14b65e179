import 'article-infographic';
