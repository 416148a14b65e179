//! `infographic new`: a folder with a story to start from. `serve` in it shows the story; nothing else is needed.

use article_infographic::raw;
use std::fs;

use crate::args::NewArguments;
use crate::excerpt::clean;
use crate::files::{self, File, write_set};
use crate::outcome::{Exit, Failure, plainly, tell};

const STORY: &str = include_str!("story.json");
const README: &str = include_str!("README.md");

pub fn run(arguments: &NewArguments) -> Result<Exit, Failure> {
    let folder = &arguments.folder;
    let name = clean(&folder.to_string_lossy());
    // What is there is somebody's work.
    let taken = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Failure::Message(format!("cannot make {name}: {}", plainly(&error)))),
    };
    if taken {
        return Err(Failure::Message(format!("cannot make {name}: there is something in it; name a new folder")));
    }
    let files = vec![
        File::lasting("story.json", STORY),
        File::lasting("story.schema.json", raw::schema()),
        File::lasting("README.md", README),
    ];
    files::finish_before_ending().map_err(Failure::Message)?;
    write_set(folder, &files, Vec::new()).map_err(Failure::Message)?;
    tell(&format!("made {name}; now: cd {name} && infographic serve"));
    Ok(Exit::Clean)
}
