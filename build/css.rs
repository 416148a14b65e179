//! Style sheets as readers load them.

/// Removes comments, and white space where it has no meaning: indentation, and around braces and semicolons. Strings stay as
/// they are.
pub fn compact(css: &str) -> String {
    const DELIMITERS: [char; 3] = ['{', '}', ';'];
    let mut compacted = String::new();
    let mut is_separate = false;
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            is_separate = true;
            continue;
        }
        let (token, after) = rest.split_at(token_length(rest, first));
        rest = after;
        if first.is_whitespace() {
            is_separate = true;
            continue;
        }
        let needs_space = !DELIMITERS.contains(&first) && !compacted.is_empty() && !compacted.ends_with(DELIMITERS);
        if is_separate && needs_space {
            compacted.push(' ');
        }
        compacted.push_str(token);
        is_separate = false;
    }
    compacted
}

/// The length in bytes of a string, or else of the first character.
fn token_length(text: &str, first: char) -> usize {
    let mut is_escaped = false;
    let end = matches!(first, '"' | '\'').then(|| {
        text.char_indices().skip(1).find(|&(_, character)| {
            let ends = character == first && !is_escaped;
            is_escaped = character == '\\' && !is_escaped;
            ends
        })
    });
    end.flatten().map_or(first.len_utf8(), |(at, quote)| at + quote.len_utf8())
}
