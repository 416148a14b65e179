//! `infographic completions` and `infographic manual` cover every subcommand, and every subcommand has help.

use crate::{code, infographic, stdout};

const SUBCOMMANDS: [&str; 8] = ["new", "check", "explain", "render", "schema", "completions", "manual", "serve"];

#[test]
fn every_shell_completes_every_subcommand() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = infographic().args(["completions", shell]).output().unwrap();
        assert_eq!(code(&output), 0);
        for subcommand in SUBCOMMANDS {
            assert!(stdout(&output).contains(subcommand), "{shell}: {subcommand}");
        }
    }
}

#[test]
fn the_manual_has_every_subcommand_with_its_exit_codes() {
    let output = infographic().arg("manual").output().unwrap();
    assert_eq!(code(&output), 0);
    let page = stdout(&output);
    assert!(page.contains(".TH infographic"), "{page}");
    for subcommand in SUBCOMMANDS {
        assert!(page.contains(&format!("infographic {subcommand}")), "{subcommand}");
    }
    assert!(page.matches("Exit codes").count() >= 5, "{page}");
}

#[test]
fn the_help_of_every_subcommand_with_arguments_has_examples() {
    for subcommand in SUBCOMMANDS {
        let output = infographic().args([subcommand, "--help"]).output().unwrap();
        assert_eq!(code(&output), 0);
        let help = stdout(&output);
        let has_choices = help.contains("Arguments:") || help.matches("--").count() > 1;
        assert!(help.contains("Examples:") || !has_choices, "{subcommand}: {help}");
    }
}
