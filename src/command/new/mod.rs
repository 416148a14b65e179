//! `infographic new`: creates a folder with an example story, which `infographic serve` shows.

use article_infographic::raw;
use std::fs;

use crate::args::NewArguments;
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files::{self, File, write_set};

const STORY: &str = include_str!("story.json");
const README: &str = include_str!("README.md");

pub fn run(arguments: &NewArguments) -> Result<Exit, CommandError> {
    let folder = &arguments.folder;
    let name = printable(&folder.to_string_lossy());
    // Files of the user must not be overwritten.
    let has_entries = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => {
            return Err(CommandError::Message(format!("cannot create {name}: {}", describe_io_error(&error))));
        }
    };
    if has_entries {
        return Err(CommandError::Message(format!(
            "cannot create {name}: the folder is not empty; choose a new or empty folder"
        )));
    }
    let files = vec![
        File::permanent("story.json", STORY),
        File::permanent("story.schema.json", raw::schema()),
        File::permanent("README.md", README),
    ];
    files::finish_writes_on_signal().map_err(CommandError::Message)?;
    write_set(folder, &files, Vec::new()).map_err(CommandError::Message)?;
    eprint_line(&format!("created {name}; to preview the story, run: cd {name} && infographic serve"));
    Ok(Exit::Clean)
}
