//! `infographic explain`: the pages of all diagnostic codes, the list, and unknown codes.

use article_infographic::diagnostic::Code;

use crate::{code, infographic, stderr, stdout};

#[test]
fn every_code_has_a_page_with_its_meaning_and_advice() {
    for known in Code::ALL {
        let output = infographic().args(["explain", known.as_str()]).output().unwrap();
        assert_eq!(code(&output), 0);
        let page = stdout(&output);
        assert!(page.starts_with(&format!("{}\n\n{}\n\n", known.as_str(), known.meaning())), "{page}");
        assert!(known.advice().len() > 40, "{}: no advice", known.as_str());
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert!(words(page).ends_with(&words(&known.advice())), "{page}");
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    }
}

#[test]
fn without_a_code_all_codes_are_listed_one_per_line() {
    let output = infographic().arg("explain").output().unwrap();
    assert_eq!(code(&output), 0);
    let lines: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(lines.len(), Code::ALL.len());
    for (line, known) in lines.iter().zip(Code::ALL) {
        assert!(line.starts_with(known.as_str()) && line.ends_with(known.meaning()), "{line}");
    }
}

#[test]
fn an_unknown_code_is_exit_code_2() {
    let output = infographic().args(["explain", "no-such-code"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no-such-code"));
}
