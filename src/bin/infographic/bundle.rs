//! `infographic bundle`: the widget as files to serve. They are in the command; nothing is built here.

use crate::args::BundleArguments;
use crate::assets::{self, FRAME, WIDGET};
use crate::excerpt::clean;
use crate::files::{self, File, write_all};
use crate::outcome::{Exit, Failure, tell};

pub fn run(arguments: &BundleArguments) -> Result<Exit, Failure> {
    let names = WIDGET.iter().chain(&FRAME);
    let files: Option<Vec<File>> =
        names.map(|name| assets::find(name).map(|asset| File::new(*name, asset.bytes))).collect();
    let files = files.ok_or_else(|| Failure::Message(assets::MISSING.to_owned()))?;
    let count = files.len();
    files::finish_before_ending().map_err(Failure::Message)?;
    write_all(&arguments.out, files).map_err(Failure::Message)?;
    tell(&format!("{count} files written to {}", clean(&arguments.out.to_string_lossy())));
    Ok(Exit::Clean)
}
