//! `infographic publish --watch`: publishes each story again when its file is saved, for figures that change while
//! readers look at them.
//!
//! A save with errors is reported and changes nothing: readers keep the last version without errors. Ctrl-C ends the
//! run between two stories, never between the files of one.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use article_infographic::lint;

use crate::args::{Format, PublishArguments};
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files::folder_of;
use crate::input::{is_standard_input, name_of, read_regular};
use crate::published::PublishedStory;
use crate::report::Report;
use crate::watch::watch_folders;

pub fn run(arguments: &PublishArguments) -> Result<Exit, CommandError> {
    if arguments.files.iter().any(|file| is_standard_input(file)) {
        return Err(CommandError::Message("--watch follows files, and standard input is none".to_owned()));
    }
    let folders: BTreeSet<PathBuf> = arguments.files.iter().flat_map(|file| folders_of(file)).collect();
    let (watcher, changes) = watch_folders(folders.iter().map(PathBuf::as_path)).map_err(CommandError::Message)?;
    ctrlc::set_handler(watcher.stopper())
        .map_err(|error| CommandError::Message(format!("cannot listen for Ctrl-C: {error}")))?;
    let mut report = Report::new(Format::Pretty);
    let mut stories: Vec<LiveStory<'_>> = arguments.files.iter().map(|file| LiveStory::new(file)).collect();
    eprint_line("watching for changes; press Ctrl-C to stop");
    loop {
        for story in &mut stories {
            story.update(arguments.out.as_deref(), &mut report).map_err(CommandError::Output)?;
        }
        if !changes.wait() {
            return Ok(Exit::Clean);
        }
    }
}

/// The folders whose changes may be changes of the file: its own, and that of the file to which it links.
fn folders_of(file: &Path) -> impl Iterator<Item = PathBuf> {
    let linked = file.canonicalize().ok();
    [Some(file.to_owned()), linked].into_iter().flatten().map(|file| folder_of(&file).to_owned())
}

/// A story file that may change.
struct LiveStory<'a> {
    file: &'a Path,
    /// The content that was checked last, or why it could not be read.
    seen: Option<Result<Vec<u8>, String>>,
    /// What is still to be written: nothing, unless writing has failed.
    pending: Option<PublishedStory>,
    /// Why writing has failed, as it was reported.
    failure: Option<String>,
}

impl LiveStory<'_> {
    fn new(file: &Path) -> LiveStory<'_> {
        LiveStory { file, seen: None, pending: None, failure: None }
    }

    /// Publishes the story if its content has changed. Everything is reported once.
    fn update(&mut self, out: Option<&Path>, report: &mut Report) -> io::Result<()> {
        let name = printable(&name_of(self.file));
        let content =
            read_regular(self.file).map_err(|error| format!("cannot read {name}: {}", describe_io_error(&error)));
        if self.seen.as_ref() != Some(&content) {
            self.pending = match &content {
                Ok(bytes) => self.check(bytes, report)?.map_err(|message| eprint_error(&message)).ok(),
                Err(message) => {
                    eprint_error(message);
                    None
                }
            };
            self.seen = Some(content);
        }
        let Some(published) = &self.pending else { return Ok(()) };
        match published.write(out) {
            Ok(()) => (self.pending, self.failure) = (None, None),
            // It is tried again, for example until the disk has space.
            Err(message) if self.failure.as_ref() == Some(&message) => {}
            Err(message) => {
                eprint_error(&message);
                self.failure = Some(message);
            }
        }
        Ok(())
    }

    /// Prints the diagnostics. Returns the files of a story without errors, otherwise a message.
    fn check(&self, bytes: &[u8], report: &mut Report) -> io::Result<Result<PublishedStory, String>> {
        let name = name_of(self.file);
        let checked = lint::check(bytes);
        report.add(&name, bytes, &checked.diagnostics, &checked.reviewed)?;
        let refused = || format!("{} was not published, because it has errors", printable(&name));
        Ok(checked.story.ok_or_else(refused).and_then(|story| PublishedStory::new(self.file, &story)))
    }
}

fn eprint_error(message: &str) {
    eprint_line(&format!("error: {message}"));
}
