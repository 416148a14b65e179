//! `infographic schema`: prints the JSON Schema of story files. The library makes it.

use std::io::{self, Write};

use article_infographic::story;

use crate::outcome::{Exit, Failure};

pub fn run() -> Result<Exit, Failure> {
    let mut output = io::stdout().lock();
    output.write_all(story::schema().as_bytes()).and_then(|()| output.flush()).map_err(Failure::Output)?;
    Ok(Exit::Clean)
}
