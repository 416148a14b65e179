//! [`NumberReader`]: finds the numbers of a text, in digits and in words, and makes a single piece of each.

use std::collections::BTreeMap;

use super::{
    beside::{is_negative, is_part_of_name},
    digits,
    lexicon::NumberWords,
    numeral::{Numeral, NumeralKind},
    pattern::{Grammar, Pattern},
    table::{Table, is_in, skip_hyphen, table, vulgar},
    tokens::{Kind, Piece},
};

/// Reads the numbers of a language.
#[derive(Debug)]
pub(super) struct NumberReader {
    decimal: char,
    groups: Vec<char>,
    regional_groups: Vec<char>,
    pub(super) values: Table<f64>,
    mixed: Table<f64>,
    halves: Table<f64>,
    pub(super) scales: Vec<(Vec<String>, Vec<String>, f64)>,
    multiples: Table<f64>,
    denominators: Table<f64>,
    articles: Vec<String>,
    pub(super) joiners: Vec<String>,
    halving: Vec<String>,
    of: Vec<String>,
    ordinals: Vec<String>,
    several: Vec<(Pattern, Option<[f64; 2]>)>,
    unread: Vec<Pattern>,
    pub(super) clitics: Vec<String>,
    pub(super) is_compound: bool,
}

impl NumberReader {
    pub(super) fn new(words: &NumberWords, clitics: &[String], is_compound: bool) -> Self {
        let fractions = |map: &BTreeMap<String, [u32; 2]>| {
            table(map.iter().map(|(words, [part, whole])| (words, f64::from(*part) / f64::from(*whole))))
        };
        let whole = |map: &BTreeMap<String, u32>| table(map.iter().map(|(words, value)| (words, f64::from(*value))));
        let several = words.several.iter().map(|pattern| (pattern, None));
        let spans = words.spans.iter().map(|(pattern, ends)| (pattern, Some(ends.map(f64::from))));
        Self {
            decimal: words.decimal,
            groups: words.groups.clone(),
            regional_groups: words.regional_groups.clone(),
            values: whole(&words.values),
            mixed: fractions(&words.mixed),
            halves: fractions(&words.halves),
            scales: words
                .scales
                .iter()
                .map(|scale| (scale.words.clone(), scale.signs.clone(), 10_f64.powi(scale.power)))
                .collect(),
            multiples: whole(&words.multiples),
            denominators: whole(&words.denominators),
            articles: words.articles.clone(),
            joiners: words.joiners.clone(),
            halving: words.halving.clone(),
            of: words.of.clone(),
            ordinals: words.ordinals.clone(),
            several: several.chain(spans).map(|(pattern, span)| (Pattern::parse(pattern), span)).collect(),
            unread: words.unread.iter().map(|pattern| Pattern::parse(pattern)).collect(),
            clitics: clitics.to_vec(),
            is_compound,
        }
    }

    /// Returns the pieces with each number as one piece, and the numbers with their places among the pieces.
    pub(super) fn read(&self, grammar: &Grammar, pieces: &[Piece]) -> (Vec<Piece>, Vec<Numeral>) {
        let mut kept: Vec<Piece> = Vec::new();
        let mut numerals: Vec<Numeral> = Vec::new();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            if let Some(end) =
                self.unread.iter().filter_map(|pattern| pattern.find(grammar, pieces, at)).map(|found| found.end).max()
            {
                kept.extend(pieces.get(at..end).unwrap_or_default().iter().cloned());
                at = end;
                continue;
            }
            let found = self.several(grammar, pieces, at).or_else(|| self.numeral(pieces, at));
            let Some((mut numeral, end)) = found.filter(|(_, end)| *end > at) else {
                kept.push(piece.clone());
                at = at.saturating_add(1);
                continue;
            };
            let last = end.checked_sub(1).and_then(|last| pieces.get(last)).unwrap_or(piece);
            if numeral.is_negative {
                kept.pop();
            }
            (numeral.start, numeral.end, numeral.place) = (piece.start, last.end, kept.len());
            let number = Piece { kind: Kind::Number, text: "#".to_owned(), is_capital: false, ..piece.clone() };
            kept.push(Piece { end: last.end, ..number });
            numerals.push(numeral);
            at = end;
        }
        (kept, numerals)
    }

    /// Returns the product of the scales in a unit: 1,000,000 for "million people" and "£m".
    pub(super) fn unit_scale(&self, pieces: &[Piece]) -> f64 {
        let mut product = 1.0;
        for (at, piece) in pieces.iter().enumerate() {
            let after_sign = at.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(|before| {
                before.kind == Kind::Sign
                    && piece.is_glued
                    && before.text.chars().all(|sign| !sign.is_ascii_punctuation() || sign == '$')
            });
            let scale = self.scale_word(pieces, at).or_else(|| {
                let sign =
                    |signs: &Vec<String>| signs.contains(&piece.text) && (after_sign || piece.text.chars().count() > 1);
                self.scales.iter().find(|(_, signs, _)| sign(signs)).map(|(.., scale)| *scale)
            });
            product *= scale.unwrap_or(1.0);
        }
        product
    }

    fn several(&self, grammar: &Grammar, pieces: &[Piece], at: usize) -> Option<(Numeral, usize)> {
        let found =
            |(pattern, span): &(Pattern, Option<[f64; 2]>)| Some((pattern.find(grammar, pieces, at)?.end, *span));
        let (end, span) = self.several.iter().filter_map(found).max_by_key(|(end, _)| *end)?;
        Some((Numeral { kind: NumeralKind::Vague, span, ..Numeral::default() }, end))
    }

    fn numeral(&self, pieces: &[Piece], at: usize) -> Option<(Numeral, usize)> {
        self.fraction(pieces, at).or_else(|| self.amount(pieces, at))
    }

    /// Reads "three quarters of", "half the", "a quarter of a million".
    fn fraction(&self, pieces: &[Piece], at: usize) -> Option<(Numeral, usize)> {
        let is_one = is_in(&self.articles, pieces, at);
        let numerator = if is_one { Some((1.0, at.saturating_add(1))) } else { self.small(pieces, at) };
        let (part, place) = match numerator {
            Some(numerator) => numerator,
            None if is_in(&self.halving, pieces, at) => (1.0, at),
            None => return None,
        };
        let place = skip_hyphen(pieces, place);
        let (whole, end) = self.lookup(&self.denominators, pieces, place)?;
        let value = part / whole;
        // "half a million", "a quarter of a million"
        let of = if is_in(&self.of, pieces, end) { end.saturating_add(1) } else { end };
        for from in [end, of] {
            let from = if is_in(&self.articles, pieces, from) { from.saturating_add(1) } else { from };
            if let Some(scale) = self.scale_word(pieces, from).filter(|scale| *scale > 100.0) {
                let numeral = Numeral { value: value * scale, unscaled: value, ..Numeral::default() };
                return Some((numeral, from.saturating_add(1)));
            }
        }
        let is_share = of > end || self.of.iter().any(String::is_empty);
        is_share.then(|| (Numeral { value, unscaled: value, is_share: true, ..Numeral::default() }, end))
    }

    /// Reads a number that can be a numerator.
    fn small(&self, pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
        let piece = pieces.get(at)?;
        let next = at.saturating_add(1);
        match piece.kind {
            Kind::Digits => piece.text.parse::<f64>().ok().filter(|value| *value < 100.0).map(|value| (value, next)),
            _ => self.lookup(&self.values, pieces, at).filter(|(value, _)| *value < 100.0),
        }
    }

    /// Reads digits or number words with the scale and the half behind them.
    fn amount(&self, pieces: &[Piece], at: usize) -> Option<(Numeral, usize)> {
        let piece = pieces.get(at)?;
        let mut numeral = Numeral::default();
        let mut end = at.saturating_add(1);
        let mut is_fraction = false;
        if piece.kind == Kind::Digits {
            let Some(value) = digits::value(&piece.text, self.decimal, &self.groups) else {
                return Some((Numeral { kind: NumeralKind::Other, ..numeral }, end));
            };
            numeral.value = value;
            numeral.regional = digits::grouped(&piece.text, &self.regional_groups);
            numeral.is_plain_year =
                piece.text.len() == 4 && (1900.0..=2100.0).contains(&value) && !piece.text.contains('.');
            if is_part_of_name(pieces, at) {
                numeral.kind = NumeralKind::Other;
            }
            numeral.is_negative = is_negative(pieces, at);
        } else {
            let article = is_in(&self.articles, pieces, at);
            let from = if article { at.saturating_add(1) } else { at };
            let is_scaled =
                |from| self.scale_word(pieces, from).is_some() || self.lookup(&self.multiples, pieces, from).is_some();
            if article && !is_scaled(from) {
                return None;
            }
            let mixed = self.lookup(&self.mixed, pieces, from);
            is_fraction = mixed.is_some();
            let multiple = self.lookup(&self.multiples, pieces, from);
            // "مليونا شخص" are two million, "مليونا و400 ألف" one million and 400 thousand.
            let is_scale = |after: usize| self.scale_word(pieces, from).is_some() && self.is_joiner(pieces, after);
            let (value, after) = mixed
                .or_else(|| multiple.filter(|(_, after)| !is_scale(*after)))
                .or_else(|| vulgar(pieces, from))
                .or_else(|| self.words(pieces, from))?;
            numeral.value = value;
            end = after;
        }
        numeral.unscaled = numeral.value;
        if let Some((fraction, after)) = vulgar(pieces, end).or_else(|| self.lookup(&self.halves, pieces, end)) {
            numeral.value += fraction;
            numeral.unscaled = numeral.value;
            end = after;
        }
        end = self.scaled(&mut numeral, pieces, end, piece.kind == Kind::Digits);
        numeral.regional = numeral.regional.filter(|_| end == at.saturating_add(1));
        numeral.is_share = is_fraction && numeral.value < 1.0;
        if piece.kind == Kind::Digits && numeral.sign.is_none() {
            let is_ordinal = pieces.get(end).is_some_and(|next| next.is_glued && self.ordinals.contains(&next.text));
            if is_ordinal {
                numeral.kind = NumeralKind::Ordinal;
                end = end.saturating_add(1);
            }
        }
        Some((numeral, end))
    }

    /// Reads the scales behind a number, and what they are followed by: "1 million 400 thousand", "two million and a
    /// half". Returns the index after them.
    fn scaled(&self, numeral: &mut Numeral, pieces: &[Piece], from: usize, is_digits: bool) -> usize {
        let unscaled = numeral.value;
        let mut end = self.multiplied(numeral, pieces, from, is_digits);
        let mut scale = if unscaled > 0.0 { numeral.value / unscaled } else { 1.0 };
        if let Some((value, end)) = self.thousands(pieces, end, numeral.value, unscaled) {
            numeral.value = value;
            return end;
        }
        // Number words contain their scale: "bin 500" is 1,500.
        if end == from {
            let last = from.checked_sub(1);
            scale = last.and_then(|last| self.scale_word(pieces, last).or(self.dual(pieces, last))).unwrap_or(scale);
        }
        if scale < 1_000.0 {
            return end;
        }
        if let Some((fraction, after)) = self.lookup(&self.halves, pieces, end) {
            numeral.value += fraction * scale;
            return after;
        }
        while let Some((value, smaller, after)) = self.smaller_part(pieces, end, scale) {
            numeral.value += value * smaller;
            (scale, end) = (smaller, after);
        }
        end
    }

    /// Reads "3 mil 200 millones", in which the larger scale multiplies all that is before it: its value, and the index
    /// after it.
    fn thousands(&self, pieces: &[Piece], at: usize, value: f64, unscaled: f64) -> Option<(f64, usize)> {
        let piece = pieces.get(at).filter(|piece| piece.kind == Kind::Digits)?;
        let hundreds = digits::value(&piece.text, self.decimal, &self.groups).filter(|value| *value < 1_000.0)?;
        let next = at.saturating_add(1);
        let scale = self.scale_word(pieces, next).filter(|scale| *scale > 1_000.0)?;
        let is_thousands = (value - unscaled * 1_000.0).abs() < f64::EPSILON && value > unscaled;
        is_thousands.then(|| ((value + hundreds) * scale, next.saturating_add(1)))
    }

    /// Reads the next part of a number with several scales: its value, its scale, and the index after it.
    fn smaller_part(&self, pieces: &[Piece], at: usize, scale: f64) -> Option<(f64, f64, usize)> {
        let bare = |word: &String, text: &str| word.trim_end_matches('*') == text;
        let exact = |at: usize| {
            let text = pieces.get(at).filter(|piece| piece.kind == Kind::Word)?.text.as_str();
            let named = |(words, signs, _): &&(Vec<String>, Vec<String>, f64)| {
                words.iter().any(|word| bare(word, text)) || (text.len() > 1 && signs.iter().any(|sign| sign == text))
            };
            self.scales.iter().find(named).map(|(.., scale)| *scale)
        };
        // The last scale word has no ending: "20 binden 30 bine" are two numbers.
        at.checked_sub(1).and_then(|last| exact(last).or(self.dual(pieces, last)))?;
        let at = if self.is_joiner(pieces, at) { at.saturating_add(1) } else { at };
        let piece = pieces.get(at).filter(|piece| piece.kind == Kind::Digits)?;
        let value = digits::value(&piece.text, self.decimal, &self.groups)?;
        let next = at.saturating_add(1);
        let (smaller, after) = exact(next).map_or((1.0, next), |scale| (scale, next.saturating_add(1)));
        // "3 million 12 months ago": only thousands are followed by a number without a scale.
        let fits =
            value < 1_000.0 && value * smaller < scale && (smaller > 1.0 || (scale < 10_000.0 && value >= 100.0));
        fits.then_some((value, smaller, after))
    }

    /// Returns whether a joiner that is a prefix of the number behind it is at this index.
    fn is_joiner(&self, pieces: &[Piece], at: usize) -> bool {
        let piece = pieces.get(at);
        piece.is_some_and(|piece| self.joiners.contains(&piece.text) && self.clitics.contains(&piece.text))
    }

    /// Returns the scale of a word for two of it, such as "مليارين".
    fn dual(&self, pieces: &[Piece], at: usize) -> Option<f64> {
        let (value, _) = self.lookup(&self.multiples, pieces, at)?;
        self.scales.iter().map(|(.., scale)| *scale).find(|scale| (scale * 2.0 - value).abs() < f64::EPSILON)
    }

    /// Multiplies by the scales and multiples behind a number. Returns the index after them.
    fn multiplied(&self, numeral: &mut Numeral, pieces: &[Piece], mut end: usize, is_digits: bool) -> usize {
        while let Some(piece) = pieces.get(end) {
            let place = if is_digits { skip_hyphen(pieces, end) } else { end };
            if let Some((scale, after)) = self
                .scale_word(pieces, place)
                .map(|scale| (scale, place.saturating_add(1)))
                .or_else(|| self.lookup(&self.multiples, pieces, place))
            {
                numeral.value *= scale;
                end = after;
                continue;
            }
            let is_sign = |signs: &Vec<String>| {
                signs.contains(&piece.text)
                    && (piece.is_glued || piece.text.chars().count() > 1)
                    && is_digits
                    && numeral.sign.is_none()
            };
            let Some((.., scale)) = self.scales.iter().find(|(_, signs, _)| is_sign(signs)) else { break };
            numeral.value *= scale;
            numeral.sign = Some(piece.text.clone());
            end = end.saturating_add(1);
            // "8 Mio. Euro"
            let goes_on =
                pieces.get(end.saturating_add(1)).is_some_and(|next| !next.is_capital || piece.text.len() > 1);
            if pieces.get(end).is_some_and(|dot| dot.is_glued && dot.text == ".") && goes_on {
                end = end.saturating_add(1);
            }
        }
        end
    }

    /// Returns the scale that the word at this index states: 1,000,000 for "million".
    pub(super) fn scale_word(&self, pieces: &[Piece], at: usize) -> Option<f64> {
        let text = pieces.get(at).filter(|piece| piece.kind == Kind::Word)?.text.as_str();
        let fits = |word: &String| word.strip_suffix('*').map_or(word == text, |stem| text.starts_with(stem));
        self.scales.iter().find(|(words, ..)| words.iter().any(fits)).map(|(.., scale)| *scale)
    }

    /// Returns the value of the longest entry at a piece, and the index after it.
    pub(super) fn lookup(&self, table: &Table<f64>, pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
        let piece = pieces.get(at).filter(|piece| piece.kind == Kind::Word)?;
        let bare = || self.clitics.iter().find_map(|clitic| table.get(piece.text.strip_prefix(clitic.as_str())?));
        let list = table.get(&piece.text).or_else(bare)?;
        let next = at.saturating_add(1);
        let fits = |rest: &[String]| {
            rest.iter()
                .enumerate()
                .all(|(offset, word)| pieces.get(next.saturating_add(offset)).is_some_and(|piece| piece.text == *word))
        };
        let (rest, value) = list.iter().filter(|(rest, _)| fits(rest)).max_by_key(|(rest, _)| rest.len())?;
        Some((*value, next.saturating_add(rest.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::Reader;

    #[test]
    fn words_and_digits_make_one_number() {
        let read = |language: &str, text: &str| {
            let sentence = Reader::of(language).unwrap().sentence(text);
            let numeral = sentence.mentions.first().unwrap().numeral.clone();
            (numeral.value, numeral.is_share)
        };
        assert_eq!(read("tr", "bin 500 koyun"), (1_500.0, false));
        assert_eq!(read("tr", "18 bin 400 kişi"), (18_400.0, false));
        assert_eq!(read("es", "3 mil 200 millones de pesos"), (3_200_000_000.0, false));
        assert_eq!(read("ar", "مليونا و400 ألف نسمة"), (1_400_000.0, false));
        assert_eq!(read("ar", "مليارين و300 مليون دولار"), (2_300_000_000.0, false));
        assert_eq!(read("ar", "مليونا شخص"), (2_000_000.0, false));
        assert_eq!(read("ar", "مئة واثنان وسبعون شخصا"), (172.0, false));
        assert_eq!(read("en", "a thousand people on 500 boats"), (1_000.0, false));
        assert_eq!(read("tr", "seçmenlerin beşte üçü"), (0.6, true));
        assert_eq!(read("tr", "her beş gençten biri"), (0.2, true));
        assert_eq!(read("en", "one in five pupils"), (0.2, true));
        assert_eq!(read("ar", "أيد ثلثا الناخبين التعديل"), (2.0 / 3.0, true));
    }
}
