//! `infographic explain`: prints the documentation of a diagnostic code, which is defined with the code in the library.

use std::io::Write as _;

use article_infographic::diagnostic::Code;

use crate::{
    args::ExplainArguments,
    exit::{CommandError, Exit},
};

/// Line width of the text, in characters.
const COLUMNS: usize = 80;

pub fn run(arguments: &ExplainArguments) -> Result<Exit, CommandError> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => page(find(name)?),
    };
    std::io::stdout().write_all(text.as_bytes()).map_err(CommandError::Output)?;
    Ok(Exit::Clean)
}

fn find(name: &str) -> Result<Code, CommandError> {
    let known = Code::ALL.iter().find(|code| code.as_str() == name);
    known.copied().ok_or_else(|| {
        CommandError::Message(format!("unknown diagnostic code `{name}`; run `infographic explain` to list all codes"))
    })
}

/// One line for each code, with its meaning.
fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or_default();
    let line = |code: &Code| format!("{:widest$}  {}", code.as_str(), code.meaning());
    let lines: Vec<String> = Code::ALL.iter().map(line).collect();
    lines.join("\n") + "\n"
}

fn page(code: Code) -> String {
    let mut text = format!("{}\n\n{}\n", code.as_str(), code.meaning());
    let mut column = COLUMNS;
    for word in code.advice().split(' ') {
        let width = word.chars().count().saturating_add(1);
        if column.saturating_add(width) > COLUMNS {
            text.push('\n');
            column = 0;
        } else {
            text.push(' ');
        }
        text.push_str(word);
        column = column.saturating_add(width);
    }
    text.push('\n');
    text
}
