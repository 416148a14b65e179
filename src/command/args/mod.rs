//! The command line: subcommands, options, defaults and help texts. It reads no file and does no work.

use std::path::PathBuf;

use article_infographic::figure;
use article_infographic::model::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::excerpt::is_control_or_hidden;

mod help;

/// Checks, publishes, prerenders and serves interactive graphics for news articles.
#[derive(Debug, Parser)]
#[command(name = "infographic", version, after_help = help::EXIT_CODES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create a folder with an example story.
    New(NewArguments),
    /// Check story files and report every error and warning.
    Check(CheckArguments),
    /// Explain a diagnostic code and how to fix the problem.
    Explain(ExplainArguments),
    /// Write stories in the format that the widget loads.
    Publish(PublishArguments),
    /// Prerender a story: static figure, images, tables, data and the HTML to embed it.
    Render(RenderArguments),
    /// Print the JSON Schema of story files, for completion in editors.
    Schema,
    /// Print a completion script for a shell.
    Completions(CompletionsArguments),
    /// Print the manual page in roff format.
    Manual,
    /// Preview a story, or serve a folder, on this computer.
    Serve(ServeArguments),
    /// Write the files of the widget for a web server.
    Bundle(BundleArguments),
}

#[derive(Debug, Args)]
#[command(after_help = help::CHECK_HELP)]
pub struct CheckArguments {
    /// Story files; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    pub format: Format,
    /// Change the files where it is clear what is right, then check them.
    #[arg(long)]
    pub fix: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Source lines with the position underlined, for people
    Pretty,
    /// One line for each diagnostic, for editors
    Short,
    /// One JSON document, for programs
    Json,
    /// A SARIF 2.1.0 log, for code hosts and editors
    Sarif,
}

#[derive(Debug, Args)]
#[command(after_help = help::COMPLETIONS_HELP)]
pub struct CompletionsArguments {
    /// Shell to write the script for.
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
#[command(after_help = help::EXPLAIN_HELP)]
pub struct ExplainArguments {
    /// Code that `check` prints in brackets [default: list all codes].
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = help::PUBLISH_HELP)]
pub struct PublishArguments {
    /// Story files; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Folder to write to; created if it does not exist [default: the folder of each story].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Publish each story again when its file is saved, until Ctrl-C.
    #[arg(long)]
    pub watch: bool,
}

#[derive(Debug, Args)]
#[command(after_help = help::RENDER_HELP)]
pub struct RenderArguments {
    /// Story file; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder to write to; created if it does not exist.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Width of images, and of the static figure in wide columns, in CSS pixels.
    #[arg(
        long,
        value_name = "PX",
        default_value_t = DEFAULT_WIDTH,
        value_parser = clap::value_parser!(u16).range(320..=1600)
    )]
    pub width: u16,
    /// Colour theme.
    #[arg(long, value_enum, default_value_t = Colours::Auto)]
    pub theme: Colours,
    /// Write only the chart with this id.
    #[arg(long, value_name = "ID")]
    pub chart: Option<String>,
    /// Language of labels, numbers and dates [default: the language of the story, or English if unsupported].
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub lang: Option<Language>,
    /// Skip PNG files, which take most of the time.
    #[arg(long)]
    pub no_png: bool,
    /// When the element of snippet.html loads its story.
    #[arg(long, value_enum, default_value_t = Loading::Lazy)]
    pub loading: Loading,
    /// URL or path of the folder with the widget, for snippet.html and page.html.
    #[arg(long, value_name = "URL", default_value = "/widget/", value_parser = url_or_path)]
    pub base: String,
    /// URL or path of the folder with NAME.story, for snippet.html and page.html [default: BASE/stories/].
    #[arg(long, value_name = "URL", value_parser = url_or_path)]
    pub stories: Option<String>,
    /// Public URL of the output folder, for the files that need absolute links, such as oembed.json.
    #[arg(long, value_name = "URL", value_parser = folder_url)]
    pub url: Option<String>,
}

/// Parses an http(s) URL or a path.
///
/// Other schemes such as `javascript:` and `data:` are rejected because the URL becomes the source of a script.
/// Whitespace and control characters are rejected because browsers ignore them when they look for the scheme.
fn url_or_path(text: &str) -> Result<String, String> {
    let error = || Err("expected a URL that begins with https:// or http://, or a path such as /widget/".to_owned());
    if text.chars().any(|one| one.is_whitespace() || one == '\\' || is_control_or_hidden(one)) {
        return error();
    }
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    if first.contains(':') && !is_http_url(text) { error() } else { Ok(text.to_owned()) }
}

/// Parses an absolute http(s) URL without query and fragment.
fn folder_url(text: &str) -> Result<String, String> {
    match url_or_path(text) {
        Ok(url) if is_http_url(&url) && !url.contains(['?', '#']) => Ok(url),
        _ => Err("expected the URL of a folder, such as https://example.org/graphics/flood/".to_owned()),
    }
}

fn is_http_url(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.split(['/', '?', '#']).next().is_some_and(|host| !host.is_empty()))
}

fn language(tag: &str) -> Result<Language, String> {
    let tags = || Language::ALL.map(|language| format!("`{}`", language.tag())).join(", ");
    Language::of(tag).ok_or_else(|| format!("expected one of {}", tags()))
}

/// Default width of images in CSS pixels.
pub const DEFAULT_WIDTH: u16 = figure::WIDE;

#[derive(Debug, Args)]
#[command(after_help = help::NEW_HELP)]
pub struct NewArguments {
    /// Folder to create; an existing folder must be empty.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colours {
    /// Follow the page; write images in light and dark colours
    Auto,
    /// Dark marks on a light background
    Light,
    /// Light marks on a dark background
    Dark,
}

/// The values of the element's attribute `loading`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Loading {
    /// Near the viewport
    Lazy,
    /// With the page, for a graphic that readers see without scrolling
    Eager,
}

#[derive(Debug, Args)]
#[command(after_help = help::SERVE_HELP)]
pub struct ServeArguments {
    /// Folder to serve [default: the current folder if it contains a story, otherwise the demonstration].
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Port to listen on; 0 picks a free port [default: the first free port from 8000 to 8020].
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
}

#[derive(Debug, Args)]
#[command(after_help = help::BUNDLE_HELP)]
pub struct BundleArguments {
    /// Folder to write to; created if it does not exist.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Write the npm package instead.
    #[arg(long)]
    pub npm: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn clap_accepts_the_command_definition() {
        super::Arguments::command().debug_assert();
    }

    #[test]
    fn only_http_urls_and_paths_are_accepted() {
        for good in
            ["/widget/", "widget", "../w/", "//cdn.example/w/", "https://cdn.example/a:b/", "HTTP://x/", "./a:b/"]
        {
            assert_eq!(super::url_or_path(good).as_deref(), Ok(good));
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
            assert!(super::url_or_path(bad).is_err(), "{bad:?}");
        }
        for bad in ["/graphics/", "//x/", "https://x/?a", "https://x/#a"] {
            assert!(super::folder_url(bad).is_err(), "{bad}");
        }
        assert!(super::folder_url("https://example.org/graphics").is_ok());
    }
}
