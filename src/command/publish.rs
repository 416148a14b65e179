//! `infographic publish`: writes stories in the format that browsers load, each with its answers. All stories are checked
//! before any is written, so that no file is written if one has an error. Each file is written atomically.

use std::path::{Path, PathBuf};

use article_infographic::model::Story;
use article_infographic::text::Locale;
use article_infographic::{lint, publish};

use crate::args::{DEFAULT_WIDTH, Format, PublishArguments};
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files::{self, write_file};
use crate::input::{name_of, read};
use crate::published::{EXTENSION, PublishedAnswers, answers_extension, published_path};
use crate::report::Report;

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
        report.add(&name, &bytes, &checked.diagnostics, &checked.reviewed).map_err(CommandError::Output)?;
        match checked.story {
            Some(story) => published.extend(files_of(file, &story).map_err(CommandError::Message)?),
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

/// The published story and its answers. The answers are those for the figure that `render` writes without options.
fn files_of(file: &Path, story: &Story) -> Result<[(PathBuf, Vec<u8>); 2], String> {
    let locale = Locale::for_tag(&story.language);
    let answers_path = published_path(file, &answers_extension(locale.language.tag()));
    let answers = PublishedAnswers::new(story, locale, f64::from(DEFAULT_WIDTH))?;
    Ok([(published_path(file, EXTENSION), publish::publish(story)), (answers_path, answers.bytes)])
}
