//! `infographic publish`: stories as readers' browsers load them. Checks all of them first, so that one with an error leaves
//! nothing behind, and writes each file whole.

use std::path::{Path, PathBuf};

use article_infographic::{lint, publish};

use crate::args::{Format, PublishArguments};
use crate::excerpt::clean;
use crate::files::{self, write_file};
use crate::input::{name_of, read};
use crate::outcome::{Exit, Failure, plainly, tell};
use crate::report::Report;

/// How the name of a published story ends.
pub const ENDING: &str = "story";

pub fn run(arguments: &PublishArguments) -> Result<Exit, Failure> {
    files::finish_before_ending().map_err(Failure::Message)?;
    let mut report = Report::new(Format::Pretty);
    let mut published = Vec::new();
    let mut refused = 0_usize;
    for file in &arguments.files {
        let name = name_of(file);
        let bytes = read(file)
            .map_err(|error| Failure::Message(format!("cannot read {}: {}", clean(&name), plainly(&error))))?;
        let checked = lint::check(&bytes);
        report.add(&name, &bytes, &checked.problems).map_err(Failure::Output)?;
        match checked.story {
            Some(story) => published.push((target(file), publish::publish(&story))),
            None => refused += 1,
        }
    }
    if refused > 0 {
        tell(&format!("nothing was written: {refused} of {} stories have errors", arguments.files.len()));
        return Ok(Exit::Problems);
    }
    for (beside, bytes) in published {
        let name = beside.file_name().unwrap_or_default();
        let file = arguments.out.as_ref().map_or_else(|| beside.clone(), |folder| folder.join(name));
        write_file(&file, &bytes).map_err(Failure::Message)?;
        tell(&format!("{} written, {} bytes", clean(&file.to_string_lossy()), bytes.len()));
    }
    Ok(Exit::Clean)
}

/// The published form of a story's file: the same name with another ending.
pub fn target(file: &Path) -> PathBuf {
    let named = file.file_name().is_some() && file.as_os_str() != "-";
    if named { file.with_extension(ENDING) } else { PathBuf::from("story").with_extension(ENDING) }
}
