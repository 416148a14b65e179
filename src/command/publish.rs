//! `infographic publish`: writes stories in the format that browsers load. All stories are checked before any is
//! written, so that no file is written if one has an error. Each file is written atomically.

use std::path::{Path, PathBuf};

use article_infographic::{lint, publish};

use crate::args::{Format, PublishArguments};
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files::{self, write_file};
use crate::input::{name_of, read};
use crate::report::Report;

/// The file name extension of published stories.
pub const EXTENSION: &str = "story";

pub fn run(arguments: &PublishArguments) -> Result<Exit, CommandError> {
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
        report.add(&name, &bytes, &checked.diagnostics).map_err(CommandError::Output)?;
        match checked.story {
            Some(story) => published.push((published_path(file), publish::publish(&story))),
            None => invalid += 1,
        }
    }
    if invalid > 0 {
        let count = arguments.files.len();
        eprint_line(&format!("error: no file was written, because {invalid} of {count} stories have errors"));
        return Ok(Exit::Diagnostics);
    }
    for (beside, bytes) in published {
        let name = beside.file_name().unwrap_or_default();
        let file = arguments.out.as_ref().map_or_else(|| beside.clone(), |folder| folder.join(name));
        write_file(&file, &bytes).map_err(CommandError::Message)?;
        eprint_line(&format!("wrote {} ({} bytes)", printable(&file.to_string_lossy()), bytes.len()));
    }
    Ok(Exit::Clean)
}

/// The path of the published story: the path of the story file with another extension. Standard input becomes
/// `story.story`.
pub fn published_path(file: &Path) -> PathBuf {
    let has_name = file.file_name().is_some() && file.as_os_str() != "-";
    if has_name { file.with_extension(EXTENSION) } else { PathBuf::from("story").with_extension(EXTENSION) }
}
