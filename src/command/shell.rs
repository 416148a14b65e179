//! `infographic completions` and `infographic manual`: made from the command line's own description.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArguments};
use crate::outcome::{Exit, Failure};

pub fn completions(arguments: &CompletionsArguments) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "infographic", &mut script);
    print(&script)
}

/// One page: the command, then each subcommand.
pub fn manual() -> Result<Exit, Failure> {
    let mut page = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(Failure::Output)?;
    for subcommand in command.get_subcommands() {
        let named = subcommand.clone().display_name(format!("infographic {}", subcommand.get_name()));
        let manual = clap_mangen::Man::new(named);
        manual.render_name_section(&mut page).map_err(Failure::Output)?;
        manual.render_options_section(&mut page).map_err(Failure::Output)?;
        manual.render_extra_section(&mut page).map_err(Failure::Output)?;
    }
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Exit, Failure> {
    let mut output = io::stdout().lock();
    output.write_all(bytes).and_then(|()| output.flush()).map_err(Failure::Output)?;
    Ok(Exit::Clean)
}
