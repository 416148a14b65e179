//! [`Text`], which is safe to show, and [`Link`], which is safe to follow.
//!
//! Text from a story is never interpreted as markup. Hidden characters (control characters, direction marks, invisible
//! characters) are removed here, and the editor gets a warning.

use std::{fmt, ops::Range};

use crate::characters::{is_blank, is_hidden};

/// The maximum number of consecutive combining marks. No script needs more; longer piles overlap adjacent lines.
const MAX_MARKS: usize = 4;

/// Text with at least one visible character and without hidden characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

/// The reason why a string is not a [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// The string has no visible character.
    Empty,
    /// The string has this many characters, more than the limit.
    Long(usize),
}

impl Text {
    /// Returns the text and the number of hidden characters that were removed. White space is collapsed to single
    /// spaces.
    ///
    /// # Errors
    /// If no visible character is left, or if the text has more than `limit` characters.
    pub fn parse(raw: &str, limit: usize) -> Result<(Self, usize), TextError> {
        let mut clean = String::with_capacity(raw.len());
        let (mut removed, mut marks, mut space) = (0_usize, 0_usize, false);
        for character in raw.chars() {
            if character.is_whitespace() {
                space = true;
                continue;
            }
            marks = if is_mark(character) { marks.saturating_add(1) } else { 0 };
            if is_hidden(character) || marks > MAX_MARKS {
                removed = removed.saturating_add(1);
                continue;
            }
            if space && !clean.is_empty() {
                clean.push(' ');
            }
            space = false;
            clean.push(character);
        }
        let length = clean.chars().count();
        if length > limit {
            return Err(TextError::Long(length));
        }
        if clean.chars().all(|character| is_mark(character) || is_blank(character)) {
            return Err(TextError::Empty);
        }
        Ok((Self(clean), removed))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part in these bytes, which must have a visible character; the whole text if the range is out of
    /// bounds.
    #[must_use]
    pub(crate) fn part(&self, bytes: Range<usize>) -> Self {
        Self(self.0.get(bytes).unwrap_or(&self.0).to_owned())
    }
}

/// An ellipsis: a minimal text.
impl Default for Text {
    fn default() -> Self {
        Self("\u{2026}".to_owned())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Returns whether the character is in a block of combining marks that apply to any letter.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// The address of a web page: `http` or `https`, with a host and without user information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Returns the link, or `None` if the text is not a safe address.
    ///
    /// Stricter than browsers on purpose: they read `java\nscript:` as a scheme and open `evil` for
    /// `https://trusted@evil/`.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let rest = raw.strip_prefix("https://").or_else(|| raw.strip_prefix("http://"))?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = host_of(authority);
        let plain = raw.len() <= 2_000
            && raw.chars().all(|character| !character.is_whitespace() && !is_hidden(character) && character != '\\');
        // `contains` would add the standard library's substring search to the reader's core, a kilobyte.
        let good_host = host.bytes().any(|byte| byte == b'.')
            && !host.starts_with('.')
            && host.chars().all(|character| {
                !character.is_ascii() || character.is_ascii_alphanumeric() || matches!(character, '.' | '-')
            });
        let port = authority.strip_prefix(host)?;
        // Browsers read a host whose last part is a number as an IP address, and most of these are invalid.
        let good_host =
            good_host && host.rsplit('.').next().is_some_and(|last| last.contains(|c: char| !c.is_ascii_digit()));
        let good_port = port.is_empty() || port.strip_prefix(':').is_some_and(|digits| digits.parse::<u16>().is_ok());
        (plain && good_host && good_port).then(|| Self(raw.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host name, which is shown beside the link so that readers know where it leads.
    #[must_use]
    pub fn host(&self) -> &str {
        // Split at slashes: the scheme, an empty part, and the authority.
        host_of(self.0.split(['/', '?', '#']).nth(2).unwrap_or_default())
    }
}

/// An address that does not exist (RFC 2606).
impl Default for Link {
    fn default() -> Self {
        Self("https://example.invalid".to_owned())
    }
}

fn host_of(authority: &str) -> &str {
    authority.split_once(':').map_or(authority, |(host, _)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_taken_out_and_counted() {
        let (text, removed) = Text::parse("a\u{202e}b\u{0}\u{200b} \n c", 10).unwrap();
        assert_eq!((text.as_str(), removed), ("ab c", 3));
    }

    #[test]
    fn text_of_zero_width_only_is_empty() {
        for raw in ["\u{200b}\u{200d} \u{301}", "\u{3164}", "\u{2800} \u{fe0f}", "\u{61c}"] {
            assert_eq!(Text::parse(raw, 10), Err(TextError::Empty), "{raw:?}");
        }
    }

    #[test]
    fn piled_up_marks_are_cut_to_four() {
        let pile = format!("e{}", "\u{301}".repeat(40));
        assert_eq!(Text::parse(&pile, 300).unwrap(), (Text(format!("e{}", "\u{301}".repeat(4))), 36));
    }

    #[test]
    fn only_addresses_of_web_pages_are_links() {
        for good in ["https://kyivindependent.com/a?b=c#d", "http://example.org:8080", "https://пошта.укр/x"] {
            assert_eq!(Link::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "javascript:alert(1)",
            "\u{1}java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.org",
            "https://a@evil.org",
            "https://",
            "https://.org",
            "https://evil.org\\@a",
            "https://a b.org",
            "HTTPS://x.org:x",
            "https://[::1]/",
            "https://localhost/",
            "https://example.org:99999/",
            "https://999.999.999.999/",
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_host_is_shown_without_port() {
        assert_eq!(Link::parse("https://example.org:443/x").unwrap().host(), "example.org");
    }
}
