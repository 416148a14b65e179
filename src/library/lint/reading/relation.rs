//! [`Relation`]: comparisons and causes, which are claims that have no number.

use super::{
    initials::Initials,
    lexicon::Lexicon,
    pattern::{Grammar, Pattern},
    tokens::Piece,
};

/// What a text says about how things relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// A comparison of the kind that the lexicon names, such as "record".
    Comparison(String),
    Cause,
}

/// Returns the patterns of all relations.
pub(super) fn patterns(lexicon: &Lexicon) -> Vec<(Relation, Pattern)> {
    let comparisons = lexicon.comparisons.iter().flat_map(|(kind, patterns)| {
        patterns.iter().map(|pattern| (Relation::Comparison(kind.clone()), Pattern::parse(pattern)))
    });
    let causes = lexicon.causes.iter().map(|pattern| (Relation::Cause, Pattern::parse(pattern)));
    comparisons.chain(causes).collect()
}

/// Returns the first occurrence of each relation in a text, with its words.
pub(super) fn find<'t>(
    grammar: &Grammar,
    pieces: &[Piece],
    patterns: &[(Relation, Pattern)],
    text: &'t str,
) -> Vec<(Relation, &'t str)> {
    let initials = Initials::of_pieces(pieces, &grammar.clitics);
    let mut relations: Vec<(Relation, &str)> = Vec::new();
    for (relation, pattern) in patterns.iter().filter(|(_, pattern)| pattern.may_be_in(initials)) {
        if relations.iter().any(|(known, _)| known == relation) {
            continue;
        }
        let words = pattern.search(grammar, pieces).and_then(|found| {
            let (first, last) = (pieces.get(found.start)?, pieces.get(found.end.checked_sub(1)?)?);
            text.get(first.start..last.end)
        });
        relations.extend(words.map(|words| (relation.clone(), words)));
    }
    relations
}
