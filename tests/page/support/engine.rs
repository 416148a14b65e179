//! The three engines: which one a run is for, where its driver and browser lie, and how a driver is started.

use crate::support::process_guard::{self, Guarded};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long a driver or a display may take to be there.
const START: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The screen a reader looks at. Set when the browser starts, because WebKitGTK cannot change it later.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// CSS pixels of the viewport, not of the window around it.
    pub width: u32,
    pub height: u32,
    /// Device pixels a CSS pixel.
    pub ratio: u32,
    pub dark: bool,
    /// Whether the browser runs WebAssembly; some are told not to. WebKitGTK cannot be told.
    pub wasm: bool,
}

impl View {
    pub const DESKTOP: View = View { width: 1200, height: 900, ratio: 1, dark: false, wasm: true };
    pub const TABLET: View = View { width: 640, ..View::DESKTOP };
    pub const PHONE: View = View { width: 320, height: 640, ..View::DESKTOP };
}

/// A driver that answers, with the display that its browser draws on.
pub struct Driver {
    pub port: u16,
    pub log: PathBuf,
    driver: Option<Guarded>,
    display: Option<Guarded>,
    /// Where the browser puts its profile and its sockets. In the system's folder, because a socket's path is short.
    scratch: PathBuf,
}

impl Drop for Driver {
    /// First the processes, then what they wrote; the log stays if the test has failed.
    fn drop(&mut self) {
        self.driver = None;
        self.display = None;
        let _ = std::fs::remove_dir_all(&self.scratch);
        if !std::thread::panicking() {
            let _ = std::fs::remove_file(&self.log);
        }
    }
}

impl Engine {
    /// The engine of this run, from the variable `ENGINE`.
    pub fn chosen() -> Engine {
        match std::env::var("ENGINE").as_deref() {
            Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            other => {
                panic!("the page tests need ENGINE=chromium, firefox or webkit, and got {other:?}")
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Starts this engine's driver on a free port and waits until it answers.
    pub fn start(self, view: View) -> Driver {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        // The thread of a test has the test's name.
        let test = std::thread::current().name().unwrap_or("page").replace("::", ".");
        let (path, log) = process_guard::log(&format!("{}-{test}-{number}", self.name()));
        let port = free_port();
        let mut display = None;
        let mut command = match self {
            Engine::Chromium => Command::new(program("chromedriver", "apt-get install chromium-driver")),
            Engine::Firefox => {
                let mut command = Command::new(program("geckodriver", "cargo install geckodriver"));
                // Needed to give the page a width below that of Firefox's narrowest window; a fresh profile each time.
                command.arg("--allow-system-access");
                command
            }
            Engine::WebKit => {
                let mut command = Command::new(program("WebKitWebDriver", "apt-get install webkit2gtk-driver"));
                let (kept, number) = start_display(view, &log);
                display = Some(kept);
                command
                    .env("DISPLAY", format!(":{number}"))
                    .env("GDK_BACKEND", "x11")
                    .env("GDK_SCALE", view.ratio.to_string())
                    .env("XDG_CONFIG_HOME", settings())
                    .env("NO_AT_BRIDGE", "1")
                    // Its sandbox refuses to work for root, and these pages are our own.
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command
            }
        };
        let scratch = std::env::temp_dir().join(format!("page-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&scratch).unwrap_or_else(|error| panic!("cannot make {scratch:?}: {error}"));
        command.arg(format!("--port={port}")).env("TMPDIR", &scratch);
        let (driver, _) = Guarded::start(&command, &log, false);
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let told = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(started.elapsed() < START, "no answer from {command:?}; it said:\n{told}");
            std::thread::sleep(Duration::from_millis(50));
        }
        Driver { port, log: path, driver: Some(driver), display, scratch }
    }

    /// What the driver has to know to start its browser for `view`.
    pub fn capabilities(self, view: View) -> Value {
        match self {
            Engine::Chromium => {
                let mut arguments = vec![
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                ];
                arguments.extend((!view.wasm).then_some("--js-flags=--jitless"));
                let binary = program("chromium", "apt-get install chromium");
                json!({
                    "goog:chromeOptions": { "binary": binary, "args": arguments },
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Engine::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": program("firefox-esr", "apt-get install firefox-esr"),
                    "args": ["-headless"],
                    "prefs": {
                        "javascript.options.wasm": view.wasm,
                        "layout.css.devPixelsPerPx": view.ratio.to_string(),
                        "layout.css.prefers-color-scheme.content-override": i32::from(!view.dark),
                    },
                },
            }),
            Engine::WebKit => {
                let mut arguments = vec!["--automation"];
                arguments.extend(view.dark.then_some("--dark-mode"));
                json!({ "webkitgtk:browserOptions": { "binary": mini_browser(), "args": arguments } })
            }
        }
    }
}

/// A virtual screen that can hold the widest page. The number is told once the display takes connections.
fn start_display(view: View, log: &std::fs::File) -> (Guarded, u32) {
    use std::io::{BufRead, BufReader};
    let screen = format!("{}x{}x24", (view.width + 200) * view.ratio, (view.height + 300) * view.ratio);
    let mut command = Command::new(program("Xvfb", "apt-get install xvfb"));
    command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &screen]);
    let (kept, output) = Guarded::start(&command, log, true);
    let output = output.expect("the display's output was asked for");
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let _ = BufReader::new(output).read_line(&mut line);
        let _ = sender.send(line);
    });
    let line = receiver.recv_timeout(START).unwrap_or_default();
    let number = line.trim().parse().unwrap_or_else(|_| panic!("Xvfb told no display, but {line:?}"));
    (kept, number)
}

/// Where WebKit saves files.
pub fn downloads() -> PathBuf {
    let folder = process_guard::folder().join("downloads");
    std::fs::create_dir_all(&folder).expect("a folder for files can be made");
    folder
}

/// A folder of settings: files are saved in [`downloads`] and not in the home of who runs the tests, and GTK lets the toolbar
/// shrink, because otherwise no MiniBrowser window is narrower than 447 px.
fn settings() -> PathBuf {
    let folder = process_guard::folder().join("settings");
    let gtk = folder.join("gtk-3.0");
    let style = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";
    let saved = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads().display());
    std::fs::create_dir_all(&gtk)
        .and_then(|()| std::fs::write(gtk.join("gtk.css"), style))
        .and_then(|()| std::fs::write(folder.join("user-dirs.dirs"), saved))
        .expect("GTK's settings can be written");
    folder
}

/// Where a program lies: on the path, where `cargo install` puts it, or among those of the system's administrator.
pub fn program(name: &str, remedy: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo/bin"));
    std::env::split_paths(&path)
        .chain(home)
        .chain([PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{name} is missing: `{remedy}`, or let tests/run do it"))
}

/// WebKitGTK's small browser lies beside the library, in a folder named after the machine.
fn mini_browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    folders
        .map(|folder| folder.path())
        .chain([PathBuf::from("/usr/libexec")])
        .flat_map(|folder| ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|version| folder.join(version).join("MiniBrowser")))
        .find(|file| file.is_file())
        .expect("MiniBrowser is missing: install webkit2gtk-driver and libwebkit2gtk-4.1-0, or let tests/run do it")
}

/// A port that was free a moment ago; who loses the race for it fails its test in words.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}
