//! `infographic completions` and `infographic manual`: generated from the clap definition in `args`.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArguments};
use crate::exit::{CommandError, Exit};

pub fn completions(arguments: &CompletionsArguments) -> Result<Exit, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "infographic", &mut script);
    print(&script)
}

/// Prints one manual page: the command, followed by each subcommand.
pub fn manual() -> Result<Exit, CommandError> {
    let mut page = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(CommandError::Output)?;
    for subcommand in command.get_subcommands() {
        let named = subcommand.clone().display_name(format!("infographic {}", subcommand.get_name()));
        let manual = clap_mangen::Man::new(named);
        manual.render_name_section(&mut page).map_err(CommandError::Output)?;
        manual.render_options_section(&mut page).map_err(CommandError::Output)?;
        manual.render_extra_section(&mut page).map_err(CommandError::Output)?;
    }
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Exit, CommandError> {
    let mut output = io::stdout().lock();
    output.write_all(bytes).and_then(|()| output.flush()).map_err(CommandError::Output)?;
    Ok(Exit::Clean)
}
