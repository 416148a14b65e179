//! The files that browsers load for a story: the published story `NAME.story`, and the published answers
//! `NAME.answers.TAG.json`, with which a page reacts to readers over the static figure before the core has loaded.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use article_infographic::answers::Answers;
use article_infographic::chart::ChartError;
use article_infographic::figure::NARROW;
use article_infographic::model::{Language, Story};
use article_infographic::publish;
use article_infographic::text::Locale;
use article_infographic::typography::Helvetica;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::args::DEFAULT_WIDTH;
use crate::excerpt::printable;
use crate::exit::eprint_line;
use crate::files::write_file;

/// The file name extension of published stories.
pub const EXTENSION: &str = "story";

/// The file name extension of published answers. They contain text in the language with this tag.
pub fn answers_extension(tag: &str) -> String {
    format!("answers.{tag}.json")
}

/// The path of a published file: the path of the story file with another extension. Standard input becomes `story`.
pub fn published_path(file: &Path, extension: &str) -> PathBuf {
    let has_name = file.file_name().is_some() && file.as_os_str() != "-";
    if has_name { file.with_extension(extension) } else { PathBuf::from("story").with_extension(extension) }
}

/// A file that browsers load, as `serve` generates it on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFile {
    Story,
    /// The answers in this language.
    Answers(Language),
}

impl PublishedFile {
    /// The file at this path, with the path of its story file.
    pub fn at(path: &str) -> Option<(PublishedFile, String)> {
        let json = |name: &str| format!("{name}.json");
        if let Some(name) = path.strip_suffix(EXTENSION).and_then(|path| path.strip_suffix('.')) {
            return Some((PublishedFile::Story, json(name)));
        }
        Language::ALL.into_iter().find_map(|language| {
            let name = path.strip_suffix(&answers_extension(language.tag()))?.strip_suffix('.')?;
            Some((PublishedFile::Answers(language), json(name)))
        })
    }

    /// The content of the file.
    pub fn bytes(self, story: &Story) -> Result<Vec<u8>, String> {
        match self {
            PublishedFile::Story => Ok(publish::publish(story)),
            PublishedFile::Answers(language) => {
                let answers = PublishedAnswers::new(story, Locale::of(language), f64::from(DEFAULT_WIDTH))?;
                Ok(answers.bytes)
            }
        }
    }
}

/// The files of a story that `publish` writes: the story, and its answers for the figure that `render` writes without
/// options.
pub struct PublishedStory {
    /// In the order in which they are written: whoever has seen the new story finds answers that are at least as new.
    files: [(PathBuf, Vec<u8>); 2],
}

impl PublishedStory {
    /// The files for the story in this file.
    pub fn new(file: &Path, story: &Story) -> Result<PublishedStory, String> {
        let locale = Locale::for_tag(&story.language);
        let answers_path = published_path(file, &answers_extension(locale.language.tag()));
        let answers = PublishedAnswers::new(story, locale, f64::from(DEFAULT_WIDTH))?;
        let story = (published_path(file, EXTENSION), publish::publish(story));
        Ok(PublishedStory { files: [(answers_path, answers.bytes), story] })
    }

    /// Writes each file atomically, into this folder or beside the story file, and says so.
    pub fn write(&self, folder: Option<&Path>) -> Result<(), String> {
        for (beside, bytes) in &self.files {
            let name = beside.file_name().unwrap_or_default();
            let file = folder.map_or_else(|| beside.clone(), |folder| folder.join(name));
            write_file(&file, bytes)?;
            eprint_line(&format!("wrote {} ({} bytes)", printable(&file.to_string_lossy()), bytes.len()));
        }
        Ok(())
    }
}

/// The message if the charts of a story cannot be drawn. Every chart of a checked story can be drawn.
pub fn drawing_error(error: ChartError) -> String {
    format!("cannot draw the charts of the story: {error}; this is a bug of infographic, please report it")
}

/// The published answers of a story.
pub struct PublishedAnswers {
    /// Identifies the content. A static figure names the answers for its drawings, so that a page never uses those for
    /// other drawings.
    pub id: String,
    pub bytes: Vec<u8>,
}

/// The content of the file.
#[derive(Serialize)]
struct AnswersDocument<'a> {
    id: &'a str,
    #[serde(flatten)]
    answers: &'a Answers,
}

impl PublishedAnswers {
    /// The answers for a narrow drawing and a wide one of this width in CSS pixels.
    pub fn new(story: &Story, locale: Rc<Locale>, wide: f64) -> Result<PublishedAnswers, String> {
        let answers = Answers::new(story, locale, [NARROW, wide], &Helvetica).map_err(drawing_error)?;
        let json_error = |error: serde_json::Error| format!("cannot serialize the answers: {error}");
        let hash = Sha256::digest(serde_json::to_vec(&answers).map_err(json_error)?);
        let digits = hash.first_chunk().map_or(0, |start| u64::from_be_bytes(*start));
        let id = format!("{digits:016x}");
        let bytes = serde_json::to_vec(&AnswersDocument { id: &id, answers: &answers }).map_err(json_error)?;
        Ok(PublishedAnswers { id, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_files_are_beside_their_story_file() {
        let at = |path: &str| PublishedFile::at(path);
        assert_eq!(at("/a/flood.story"), Some((PublishedFile::Story, "/a/flood.json".to_owned())));
        let german = PublishedFile::Answers(Language::German);
        assert_eq!(at("flood.answers.de.json"), Some((german, "flood.json".to_owned())));
        for path in [
            "flood.json",
            "flood.answers.json",
            "flood.answers.xx.json",
            "flood.answers.de",
            "story",
            "answers.de.json",
        ] {
            assert_eq!(at(path), None, "{path}");
        }
        assert_eq!(
            published_path(Path::new("a/flood.v2.json"), &answers_extension("de")),
            Path::new("a/flood.v2.answers.de.json")
        );
        assert_eq!(published_path(Path::new("-"), EXTENSION), Path::new("story.story"));
    }
}
