//! Child processes that cannot outlive the tests.
//!
//! A browser left behind by a killed test run would eat memory until the machine is restarted. `Drop` does not run when
//! the test process is killed, and a `static` is never dropped. So each child runs under a small shell that waits for
//! the end of its standard input, which the kernel closes with the test process, and then ends its whole process group.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Starts its arguments, lets go of the pipes (so that a reader sees the child's own end), and waits for the end of input.
/// TERM first, so that browsers can tidy up; KILL for what is left of the group three seconds later.
const GUARD: &str = r#"
"$@" </dev/null &
child=$!
exec >/dev/null 2>&1
trap '' TERM
read -r _
kill -TERM 0
( sleep 3; kill -KILL 0 ) &
wait "$child"
kill -KILL 0
"#;

/// A running child, ended with everything it started when this value goes, or when the test process goes.
pub struct Guarded {
    guard: Child,
    lifeline: Option<ChildStdin>,
}

impl Guarded {
    /// Starts `command`; its standard error is written to `log`, its standard output too unless it is asked for.
    pub fn start(command: &Command, log: &File, want_output: bool) -> (Guarded, Option<ChildStdout>) {
        use std::os::unix::process::CommandExt;
        let name = command.get_program().to_string_lossy().into_owned();
        let copy = || log.try_clone().expect("a log file can be opened twice");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", GUARD, "guard"]);
        shell.arg(command.get_program()).args(command.get_args());
        for (variable, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(variable, value),
                None => shell.env_remove(variable),
            };
        }
        shell.stdin(Stdio::piped()).stderr(copy());
        shell.stdout(if want_output { Stdio::piped() } else { copy().into() });
        let mut guard = shell.process_group(0).spawn().unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
        let output = guard.stdout.take();
        let lifeline = guard.stdin.take();
        (Guarded { guard, lifeline }, output)
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        // Bounded: the guard kills its group, itself included, three seconds later at the latest.
        let _ = self.guard.wait();
    }
}

/// The folder for logs and screenshots, inside cargo's target folder.
pub fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).expect("cargo's folder for temporary files can be written");
    folder
}

/// A fresh log file in [`folder`], with its path.
pub fn log(name: &str) -> (PathBuf, File) {
    let path = folder().join(format!("{name}.log"));
    let file = File::create(&path).unwrap_or_else(|error| panic!("cannot write {path:?}: {error}"));
    (path, file)
}
