//! The command line: names, defaults and help of the subcommands. It reads no file and does no work.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
  0  done; the stories have no errors (warnings are allowed)
  1  a story has an error
  2  wrong usage, or something could not be read, built or served";

const CHECK_HELP: &str = "\
Examples:
  infographic check story.json
  infographic check stories/*.json --format short
  curl https://example.org/story.json | infographic check - --format json

Exit codes:
  0  no errors (warnings are allowed)
  1  at least one error
  2  wrong usage, or a file could not be read (the others are checked all the same)";

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
  infographic serve --no-build
  infographic serve path/to/site

Only this computer can reach the server. Ctrl-C ends it.

Exit codes:
  0  ended with Ctrl-C
  2  wrong usage, the widget could not be built, or the port is taken";

/// Checks the stories of article infographics and serves the page that shows them.
#[derive(Debug, Parser)]
#[command(name = "infographic", version, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check story files and show every problem with its place and a hint.
    Check(CheckArguments),
    /// Tell what the code of a problem means and what to do about it.
    Explain(ExplainArguments),
    /// Build the widget and serve the site with it on this computer.
    Serve(ServeArguments),
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
}

#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_HELP)]
pub struct ExplainArguments {
    /// The code, as `check` prints it in brackets; without it, all codes are listed.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = SERVE_HELP)]
pub struct ServeArguments {
    /// The folder to serve, as it is; nothing is built for it [default: `www` of the checkout].
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The port; 0 lets the system choose [default: 8000, or the next free one].
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Serve what was built before.
    #[arg(long)]
    pub no_build: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_has_no_contradictions() {
        super::Arguments::command().debug_assert();
    }
}
