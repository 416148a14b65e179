//! [`Escaped`]: escapes text for XML.

use std::fmt;

/// Text that is escaped for XML content and attribute values. Characters that XML 1.0 forbids are left out.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\t' | '\n' | '\r' => out.write_str(" ")?,
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                other => write!(out, "{other}")?,
            }
        }
        Ok(())
    }
}
