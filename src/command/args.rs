//! The command line: names, defaults and help of the subcommands. It reads no file and does no work.

use std::path::PathBuf;

use article_infographic::model::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::excerpt::is_obeyed_or_hidden;

const EXIT_CODES: &str = "\
Exit codes:
  0  done; the stories have no errors (warnings are allowed)
  1  a story has an error
  2  wrong usage, or something could not be read, written or served";

const NEW_HELP: &str = "\
Examples:
  infographic new flood
  cd flood && infographic serve

Exit codes:
  0  made
  2  wrong usage, there is something in the folder, or it cannot be written";

const CHECK_HELP: &str = "\
Examples:
  infographic check story.json
  infographic check stories/*.json --format short
  curl https://example.org/story.json | infographic check - --format json

Exit codes:
  0  no errors (warnings are allowed)
  1  at least one error
  2  wrong usage, or a file could not be read (the others are checked all the same)";

const COMPLETIONS_HELP: &str = "\
Examples:
  infographic completions bash > ~/.local/share/bash-completion/completions/infographic
  infographic completions zsh > ~/.zfunc/_infographic
  infographic completions fish > ~/.config/fish/completions/infographic.fish";

const EXPLAIN_HELP: &str = "\
Examples:
  infographic explain
  infographic explain hedge-lost

Exit codes:
  0  explained
  2  wrong usage, or no problem has this code";

const SERVE_HELP: &str = "\
Examples:
  infographic serve
  infographic serve --port 9000
  infographic serve path/to/folder

A folder with a story.json and no index.html is shown as a workbench: the picture, what is
wrong with the story, its words and the snippet, loaded again whenever the story changes.
It keeps the last good picture beside what is wrong. Any other folder is served as it is, with
the command's own widget where the folder has none; what a link leads to outside of it is not
there. Without a folder, and without a story in this one, two articles are shown that have the
widget in them. Connections end whose clients do nothing for ten seconds.
Only this computer can reach the server. Ctrl-C ends it.

Exit codes:
  0  ended with Ctrl-C
  2  wrong usage, or the port is taken";

const BUNDLE_HELP: &str = "\
Examples:
  infographic bundle --out public

Writes, into the folder, the same files twice:
  article-infographic/VERSION/   for ever: once written, these files never change
  article-infographic/MAJOR/     moving: the next release of the same major version replaces them
Each with .br and .gz beside it, for servers that send files as they lie; manifest.json has
their sizes and hashes.

Exit codes:
  0  written, or there already
  2  wrong usage, it could not be written, or the version is there with other bytes";

const PUBLISH_HELP: &str = "\
Examples:
  infographic publish story.json
  infographic publish stories/*.json --out public/stories

Writes, for each story, a file of the same name that ends with .story: what readers' browsers
load instead of the story file. It is complete, small, and opened without the checks that
every story has passed here. It belongs to this version: publish again with a new release.

Exit codes:
  0  written
  1  a story has an error; nothing was written
  2  wrong usage, or something could not be read or written";

const RENDER_HELP: &str = "\
Examples:
  infographic render story.json --out static
  infographic render story.json --out static --chart held --theme dark
  infographic render story.json --out static --stories https://example.org/stories/ \\
    --base https://example.org/article-infographic/VERSION/ \\
    --url https://example.org/graphics/flood/

Writes, into the folder:
  figure.html     the figure for readers without script: goes inside the element
  snippet.html    the element with that figure, to paste into an article
  page.html       a page with it alone, for iframes and links
  NAME.story      the published story, for the widget; NAME is that of the story file
  story.jsonld    the figures as schema.org data, each with source and quote; of more than
                  1,000 values of series, what is measured and where the CSV files are
  CHART/          for each chart: figure.html, chart.svg and chart.png, chart@2x.png,
                  card.png for links that are shared, and table.csv with every value
With --url, which says where the folder will be served, also:
  oembed.json     the page in an iframe, for pages that ask by oEmbed
  mail.html       pictures and words for letters, where neither styles nor drawings go
  feed.html       the same for feeds and content systems that clean what they are given
The files are replaced all at once; .infographic-files names them, so that the next run takes
away those that it no longer writes. Other files in the folder stay.

Exit codes:
  0  written
  1  the story has an error; nothing was written
  2  wrong usage, or something could not be read or written";

/// Checks, shows and prerenders the stories of article infographics.
#[derive(Debug, Parser)]
#[command(name = "infographic", version, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a folder with a story to start from.
    New(NewArguments),
    /// Check story files and show every problem with its place and a hint.
    Check(CheckArguments),
    /// Tell what the code of a problem means and what to do about it.
    Explain(ExplainArguments),
    /// Write stories as readers' browsers load them.
    Publish(PublishArguments),
    /// Write the static forms of a story: figure, pictures, tables, data, snippet.
    Render(RenderArguments),
    /// Print the JSON Schema of story files, for an editor's completion.
    Schema,
    /// Print what makes a shell complete this command's words.
    Completions(CompletionsArguments),
    /// Print the manual page of this command, in roff.
    Manual,
    /// Show a story in the making, or a site, on this computer.
    Serve(ServeArguments),
    /// Write the widget's files, ready to be served.
    Bundle(BundleArguments),
}

#[derive(Debug, Args)]
#[command(after_help = CHECK_HELP)]
pub struct CheckArguments {
    /// Story files; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How to print the problems.
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The source line with a mark under the place, for people
    Pretty,
    /// One line a problem, for editors
    Short,
    /// One JSON document, for programs
    Json,
    /// One SARIF 2.1.0 log, for code hosts and editors
    Sarif,
}

#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub struct CompletionsArguments {
    /// The shell.
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_HELP)]
pub struct ExplainArguments {
    /// The code, as `check` prints it in brackets; without it, all codes are listed.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = PUBLISH_HELP)]
pub struct PublishArguments {
    /// Story files; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder for what is written, made where it is missing [default: beside each story].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = RENDER_HELP)]
pub struct RenderArguments {
    /// The story file; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder for what is written; it is made where it is missing.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Width of pictures, and of the figure's drawings where there is room, in CSS pixels.
    #[arg(long, value_name = "PX", default_value_t = WIDE, value_parser = clap::value_parser!(u16).range(320..=1600))]
    pub width: u16,
    /// Colours. `auto`: the figure takes the page's, pictures are written light and dark.
    #[arg(long, value_enum, default_value_t = Colours::Auto)]
    pub theme: Colours,
    /// The one chart to write, by its id, instead of all.
    #[arg(long, value_name = "ID")]
    pub chart: Option<String>,
    /// The language of the words around the figures [default: the story's, or English where there are none in it].
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub lang: Option<Language>,
    /// Write no PNG files: pictures take most of the time.
    #[arg(long)]
    pub no_png: bool,
    /// Where the widget will be served, for the snippet and the page: an address of the web, or a path.
    #[arg(long, value_name = "URL", default_value = "/widget/", value_parser = address)]
    pub base: String,
    /// Where the story will be served, for the snippet and the page [default: the folder `stories` at the base].
    #[arg(long, value_name = "URL", value_parser = address)]
    pub stories: Option<String>,
    /// Where the folder itself will be served, `https://…/`: for the files that are sent elsewhere and need it.
    #[arg(long, value_name = "URL", value_parser = whole_address)]
    pub url: Option<String>,
}

/// An address that a page may load from: of the web, or a path. What names another scheme, such as `javascript:` or `data:`,
/// would run or show what nobody serves; browsers also read one where blanks or controls stand in it.
fn address(text: &str) -> Result<String, String> {
    let refused =
        || Err("write an address that begins with https:// or http://, or a path such as /widget/".to_owned());
    if text.chars().any(|one| one.is_whitespace() || one == '\\' || is_obeyed_or_hidden(one)) {
        return refused();
    }
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    if first.contains(':') && !is_of_the_web(text) { refused() } else { Ok(text.to_owned()) }
}

/// An address that says the same wherever it is read.
fn whole_address(text: &str) -> Result<String, String> {
    match address(text) {
        Ok(address) if is_of_the_web(&address) && !address.contains(['?', '#']) => Ok(address),
        _ => Err("write the folder's whole address, such as https://example.org/graphics/flood/".to_owned()),
    }
}

fn is_of_the_web(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.split(['/', '?', '#']).next().is_some_and(|host| !host.is_empty()))
}

fn language(tag: &str) -> Result<Language, String> {
    Language::of(tag).ok_or_else(|| format!("there are: {}", Language::ALL.map(Language::tag).join(", ")))
}

/// Width of pictures where none is asked for: a column of text on a wide page.
pub const WIDE: u16 = 720;

#[derive(Debug, Args)]
#[command(after_help = NEW_HELP)]
pub struct NewArguments {
    /// The folder to make; it may be there already if it is empty.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colours {
    /// As the page, and both for pictures
    Auto,
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
}

#[derive(Debug, Args)]
#[command(after_help = SERVE_HELP)]
pub struct ServeArguments {
    /// The folder to serve [default: this one if it holds a story, else the demonstration].
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The port; 0 lets the system choose [default: 8000, or the next free one].
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
}

#[derive(Debug, Args)]
#[command(after_help = BUNDLE_HELP)]
pub struct BundleArguments {
    /// The folder for what is written; it is made where it is missing.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_has_no_contradictions() {
        super::Arguments::command().debug_assert();
    }

    #[test]
    fn only_addresses_of_the_web_and_paths_are_addresses() {
        for good in
            ["/widget/", "widget", "../w/", "//cdn.example/w/", "https://cdn.example/a:b/", "HTTP://x/", "./a:b/"]
        {
            assert_eq!(super::address(good).as_deref(), Ok(good));
        }
        for bad in [
            "javascript:alert(1)//",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x/",
            "vbscript:x",
            "file:///etc/",
            "blob:https://x/",
            "https:/x",
            "https://",
            "https:x",
            "\\\\x\\y",
            "/a b/",
        ] {
            assert!(super::address(bad).is_err(), "{bad:?}");
        }
        for bad in ["/graphics/", "//x/", "https://x/?a", "https://x/#a"] {
            assert!(super::whole_address(bad).is_err(), "{bad}");
        }
        assert!(super::whole_address("https://example.org/graphics").is_ok());
    }
}
