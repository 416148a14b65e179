//! `infographic schema`: prints the JSON Schema of story files, which the library generates.

use article_infographic::raw;
use std::io::{self, Write};

use crate::exit::{CommandError, Exit};

pub fn run() -> Result<Exit, CommandError> {
    let mut output = io::stdout().lock();
    output.write_all(raw::schema().as_bytes()).and_then(|()| output.flush()).map_err(CommandError::Output)?;
    Ok(Exit::Clean)
}
