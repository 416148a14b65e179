//! `infographic publish`: writes stories in the format that browsers load, each with its answers. All stories are checked
//! before any is written, so that no file is written if one has an error.

mod live;

use article_infographic::lint;

use crate::args::{Format, PublishArguments};
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files;
use crate::input::{name_of, read};
use crate::published::PublishedStory;
use crate::report::Report;

pub fn run(arguments: &PublishArguments) -> Result<Exit, CommandError> {
    if arguments.watch {
        return live::run(arguments);
    }
    files::finish_writes_on_signal().map_err(CommandError::Message)?;
    let mut report = Report::new(Format::Pretty);
    let mut published = Vec::new();
    let mut invalid = 0_usize;
    for file in &arguments.files {
        let name = name_of(file);
        let bytes = read(file).map_err(|error| {
            CommandError::Message(format!("cannot read {}: {}", printable(&name), describe_io_error(&error)))
        })?;
        let checked = lint::check(&bytes);
        report.add(&name, &bytes, &checked.diagnostics, &checked.reviewed).map_err(CommandError::Output)?;
        match checked.story {
            Some(story) => published.push(PublishedStory::new(file, &story).map_err(CommandError::Message)?),
            None => invalid += 1,
        }
    }
    if invalid > 0 {
        let count = arguments.files.len();
        eprint_line(&format!("error: no file was written, because {invalid} of {count} stories have errors"));
        return Ok(Exit::Diagnostics);
    }
    for story in published {
        story.write(arguments.out.as_deref()).map_err(CommandError::Message)?;
    }
    Ok(Exit::Clean)
}
