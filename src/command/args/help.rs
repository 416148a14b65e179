//! The ends of the help texts of the subcommands: examples and exit codes.

pub const EXIT_CODES: &str = "\
Exit codes:
  0  success; warnings are allowed
  1  a story has an error
  2  invalid usage, or a file could not be read, written or served";

pub const NEW_HELP: &str = "\
Examples:
  infographic new flood
  cd flood && infographic serve

Exit codes:
  0  the folder was created
  2  invalid usage, the folder is not empty, or it cannot be written";

pub const CHECK_HELP: &str = "\
Examples:
  infographic check story.json
  infographic check stories/*.json --format short
  infographic check story.json --fix
  curl https://example.org/story.json | infographic check - --format json

Exit codes:
  0  no errors; warnings are allowed
  1  at least one error
  2  invalid usage, or a file could not be read; the other files are still checked";

pub const COMPLETIONS_HELP: &str = "\
Examples:
  infographic completions bash > ~/.local/share/bash-completion/completions/infographic
  infographic completions zsh > ~/.zfunc/_infographic
  infographic completions fish > ~/.config/fish/completions/infographic.fish";

pub const EXPLAIN_HELP: &str = "\
Examples:
  infographic explain
  infographic explain hedge-lost

Exit codes:
  0  success
  2  invalid usage, or an unknown code";

pub const SERVE_HELP: &str = "\
Examples:
  infographic serve
  infographic serve --port 9000
  infographic serve path/to/folder

A folder with story.json and without index.html is served as a preview page: the graphic, the
diagnostics, the snippet and the text version. The page reloads when the file changes. While
the story has errors, it shows the last version without errors next to the diagnostics.

Any other folder is served as static files. If it lacks the files of the widget, the ones built
into this command are served. NAME.story and NAME.answers.TAG.json are published from NAME.json
on request. Files outside of the folder are not served, even through symbolic links.

Without DIR, the current folder is served if it contains a story. Otherwise the demonstration
is served: two articles with the widget.

The server listens on 127.0.0.1 only and closes connections that stall for ten seconds. Press
Ctrl-C to stop it.

Exit codes:
  0  stopped with Ctrl-C
  2  invalid usage, DIR is not a folder, or the port is in use";

pub const BUNDLE_HELP: &str = "\
Examples:
  infographic bundle --out public
  infographic bundle --npm --out package && npm pack ./package

Writes the same files to two folders:
  article-infographic/VERSION/   immutable: the files of a released version never change
  article-infographic/MAJOR/     updated by each release with the same major version
Each file is also written compressed, as .br and .gz. manifest.json lists the files with their
sizes, media types and hashes.

With --npm, DIR is the folder of the npm package article-infographic instead.

Exit codes:
  0  written, or already up to date
  2  invalid usage, the files cannot be written, or VERSION exists with different content";

pub const PUBLISH_HELP: &str = "\
Examples:
  infographic publish story.json
  infographic publish stories/*.json --out public/stories
  infographic publish stories/*.json --out public/stories --watch

Writes for each story file NAME.json:
  NAME.story               the story as browsers load it, compact and already checked
  NAME.answers.TAG.json    what a page needs to react to readers before the widget has loaded, in
                           the story's language; optional
Both formats can change with each release of the widget: publish again after each update.
Each file is replaced at once: readers find the old file or the new one.

With --watch, a story that has an error is reported and not published: readers keep its last
version. The other stories are published.

Exit codes:
  0  written, or stopped with Ctrl-C
  1  a story has an error; no file was written
  2  invalid usage, or a file could not be read or written";

pub const RENDER_HELP: &str = "\
Examples:
  infographic render story.json --out static
  infographic render story.json --out static --chart held --theme dark
  infographic render story.json --out static --stories https://example.org/stories/ \\
    --base https://example.org/article-infographic/VERSION/ \\
    --url https://example.org/graphics/flood/

Files:
  figure.html     the static figure: the content of the element until the widget has loaded
  snippet.html    the element with the static figure, to paste into an article
  page.html       a page that contains only the graphic, for iframes and links
  NAME.story      the published story, named after the story file
  NAME.answers.TAG.json
                  what a page needs to react to readers before the widget has loaded: for the
                  drawings of figure.html, in the language with this tag
  story.jsonld    the data as schema.org JSON-LD, with sources and quotes; series with more than
                  1,000 values in total are summarized, table.csv has all values
  CHART/          for each chart: figure.html, chart.svg, chart.png, chart@2x.png (with title and
                  source), card.png (an image for link previews) and table.csv with every value
With --url also:
  oembed.json     the oEmbed response: page.html in an iframe
  mail.html       HTML with images for newsletters, without SVG and style sheets
  feed.html       the same for feeds and content management systems
  CHART/drawing@2x.png
                  the picture in mail.html and feed.html, which have the title as text
The files are replaced as one set. The next run deletes the files that are listed in
.infographic-files and no longer written. Other files in the folder are kept.

Exit codes:
  0  written
  1  the story has an error; no file was written
  2  invalid usage, or a file could not be read or written";
