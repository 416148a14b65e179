//! `infographic schema`: prints the JSON Schema of story files. The library makes it.

use article_infographic::raw;
use std::io::{self, Write};

use crate::outcome::{Exit, Failure};

pub fn run() -> Result<Exit, Failure> {
    let mut output = io::stdout().lock();
    output.write_all(raw::schema().as_bytes()).and_then(|()| output.flush()).map_err(Failure::Output)?;
    Ok(Exit::Clean)
}
