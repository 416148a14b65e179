// Runs the command `infographic`: the files of the widget, the published stories and the snippets.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that a server may hold and no page of the benchmark requests: other forms of the files, and downloads. */
const UNUSED = /\.(br|gz|png|svg|csv|html|jsonld)$/;

/** The command with its arguments. Without a path, it is built from the sources in `root`. */
export function runner(path, root) {
  const [program, ...before] = path ? [path] : ['cargo', 'run', '--quiet', '--release', '--'];
  const run = (...values) =>
    execFileSync(program, [...before, ...values], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return (...values) => {
    try {
      return run(...values);
    } catch (error) {
      throw new Error(`infographic ${values.join(' ')}: ${error.stderr || error.message}`, { cause: error });
    }
  };
}

/** Adds every file of a folder and its folders. */
function addFolder(files, folder, prefix) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(files, path, `${prefix}${entry.name}/`);
    else if (!UNUSED.test(entry.name)) files.set(`${prefix}${entry.name}`, readFileSync(path));
  }
}

/** Writes the site into `folder`. Returns the version and a function that publishes and renders a data set. */
export function infographic(path, root, folder, files) {
  const run = runner(path, root);
  const version = run('--version').trim().split(' ').at(-1);
  // `bundle` refuses to overwrite a version with different content.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'source'), { recursive: true });
  const site = join(folder, 'site');
  run('bundle', '--out', site);
  addFolder(files, join(site, 'article-infographic'), '/article-infographic/');

  return {
    version,
    render(name, { story, changed }) {
      const source = (suffix) => join(folder, 'source', `${name}${suffix}.json`);
      writeFileSync(source(''), JSON.stringify(story));
      writeFileSync(source('-changed'), JSON.stringify(changed));
      const stories = join(folder, 'stories', name);
      run('publish', source(''), source('-changed'), '--out', stories);
      const base = `/article-infographic/${version}/`;
      const snippet = (loading) => {
        const rendered = join(folder, 'static', loading, name);
        run('render', source(''), '--out', rendered, '--stories', '/stories/', '--base', base, '--loading', loading);
        return readFileSync(join(rendered, 'snippet.html'), 'utf8');
      };
      addFolder(files, stories, '/stories/');
      return {
        snippet: snippet('eager'),
        lazySnippet: snippet('lazy'),
        chart: story.charts[0].id,
        sources: [`/stories/${name}.story`, `/stories/${name}-changed.story`],
      };
    },
  };
}
