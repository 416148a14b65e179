//! [`value`]: the value of digits with the signs between them.

/// Returns the value by the language's convention or, if the digits do not fit it, by the other one; `None` if they are
/// no number, such as 2.3.2026.
pub(super) fn value(text: &str, decimal: char, groups: &[char]) -> Option<f64> {
    let other = if decimal == '.' { ',' } else { '.' };
    by_convention(text, decimal, groups).or_else(|| by_convention(text, other, &[decimal, '\'']))
}

/// Returns the value of digits that one of these signs groups by three, as in some regions of a language: "1,234".
pub(super) fn grouped(text: &str, groups: &[char]) -> Option<f64> {
    let sign = text.chars().find(|sign| groups.contains(sign))?;
    let is_group = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = text.split_once(sign)?;
    let fits = matches!(first.len(), 1..=3) && !first.starts_with('0') && rest.split(sign).all(is_group);
    fits.then(|| text.replace(sign, "").parse().ok()).flatten()
}

fn by_convention(text: &str, decimal: char, groups: &[char]) -> Option<f64> {
    let is_decimal = |sign: char| sign == decimal || sign == '\u{66b}';
    let (whole, fraction) = match text.rsplit_once(is_decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_group = |sign: char| groups.contains(&sign) || matches!(sign, ' ' | '\u{66c}');
    let parts: Vec<&str> = whole.split(is_group).collect();
    let all_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = parts.split_first()?;
    let last_is_full = rest.last().is_none_or(|last| last.len() == 3);
    // India groups the digits above a thousand by two.
    let grouped =
        rest.is_empty() || (first.len() <= 3 && last_is_full && rest.iter().all(|part| matches!(part.len(), 2 | 3)));
    if !(grouped && parts.iter().all(all_digits) && fraction.as_ref().is_none_or(all_digits)) {
        return None;
    }
    format!("{}.{}", parts.concat(), fraction.unwrap_or("0")).parse().ok()
}

/// Returns the value of a fraction in one character.
pub(super) fn vulgar(text: &str) -> Option<f64> {
    let (part, whole) = match text {
        "½" => (1.0, 2.0),
        "⅓" => (1.0, 3.0),
        "⅔" => (2.0, 3.0),
        "¼" => (1.0, 4.0),
        "¾" => (3.0, 4.0),
        "⅕" => (1.0, 5.0),
        "⅛" => (1.0, 8.0),
        _ => return None,
    };
    Some(part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_by_the_convention_of_the_language() {
        for (text, english, german) in [
            ("8,000", Some(8_000.0), Some(8.0)),
            ("8.000", Some(8.0), Some(8_000.0)),
            ("1,250,000.5", Some(1_250_000.5), Some(1_250_000.5)),
            ("48 300", Some(48_300.0), Some(48_300.0)),
            ("8'000", Some(8_000.0), Some(8_000.0)),
            ("12,45", Some(12.45), Some(12.45)),
            ("1,00,000", Some(100_000.0), Some(100_000.0)),
            ("2.3.2026", None, None),
        ] {
            assert_eq!(value(text, '.', &[',', '\'']), english, "{text}");
            assert_eq!(value(text, ',', &['.', '\'']), german, "{text}");
        }
        assert_eq!(grouped("1,234", &[',']), Some(1_234.0));
        assert_eq!(grouped("12,400,000", &[',']), Some(12_400_000.0));
        for other in ["1,5", "0,125", "1.234", "1,234.5"] {
            assert_eq!(grouped(other, &[',']), None, "{other}");
        }
    }
}
