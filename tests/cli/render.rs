//! `infographic render`: every file is written and valid, and failures leave no files behind.

use article_infographic::publish;
use std::{fs, path::Path};

use crate::{code, infographic, stderr, stdout};

const FIRST: &str = "www/stories/prisoner-exchange.json";

fn render(story: &Path, out: &Path, more: &[&str]) -> std::process::Output {
    infographic().arg("render").arg(story).arg("--out").arg(out).args(more).output().unwrap()
}

/// The relative paths of all files in the folder, sorted, without the file list of the command.
fn listed(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != ".infographic-files") {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

fn stories() -> Vec<std::path::PathBuf> {
    let folders = ["www/stories", "tests/stories/valid"];
    let mut found: Vec<_> =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(found.len() > 20);
    found
}

#[test]
fn every_file_of_a_chart_is_written() {
    let out = tempfile::tempdir().unwrap();
    let output = render(Path::new(FIRST), out.path(), &["--chart", "held"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    assert!(stderr(&output).contains("to write them, add --url"), "{}", stderr(&output));
    let expected = [
        "figure.html",
        "held/card.dark.png",
        "held/card.png",
        "held/chart.dark.png",
        "held/chart.dark.svg",
        "held/chart.dark@2x.png",
        "held/chart.png",
        "held/chart.svg",
        "held/chart@2x.png",
        "held/figure.html",
        "held/table.csv",
        "page.html",
        "prisoner-exchange.answers.en.json",
        "prisoner-exchange.story",
        "snippet.html",
        "story.jsonld",
    ];
    assert_eq!(listed(out.path()), expected);
}

#[test]
fn two_runs_write_the_same_bytes() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for out in [&one, &other] {
        assert_eq!(code(&render(Path::new(FIRST), out.path(), &[])), 0);
    }
    assert_eq!(listed(one.path()), listed(other.path()));
    for file in listed(one.path()) {
        assert!(fs::read(one.path().join(&file)).unwrap() == fs::read(other.path().join(&file)).unwrap(), "{file}");
    }
}

#[test]
fn every_svg_is_valid_xml_and_every_figure_valid_html() {
    let out = tempfile::tempdir().unwrap();
    for (index, story) in stories().iter().enumerate() {
        let folder = out.path().join(index.to_string());
        // One theme, which takes less time. No PNG files for the story with characters that the fonts lack.
        let without: &[&str] = if story.ends_with("names-in-many-scripts.json") { &["--no-png"] } else { &[] };
        let output = render(story, &folder, &[&["--theme", "light", "--width", "320"], without].concat());
        assert_eq!(code(&output), 0, "{}: {}", story.display(), stderr(&output));
        for file in listed(&folder) {
            let name = format!("{}: {file}", story.display());
            let bytes = fs::read(folder.join(&file)).unwrap();
            match file.rsplit('.').next() {
                Some("svg") => assert_is_svg(&name, std::str::from_utf8(&bytes).unwrap()),
                Some("html") => assert_is_html(&name, std::str::from_utf8(&bytes).unwrap()),
                Some("json" | "jsonld") => {
                    serde_json::from_slice::<serde_json::Value>(&bytes)
                        .unwrap_or_else(|error| panic!("{name}: {error}"));
                }
                Some("png") => assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}"),
                Some("story") => assert!(publish::open(&bytes).is_ok(), "{name}"),
                Some("csv") => assert!(bytes.ends_with(b"\r\n"), "{name}"),
                _ => panic!("{name} was not expected"),
            }
        }
    }
}

#[test]
fn characters_that_the_fonts_lack_are_an_error_that_names_them() {
    let out = tempfile::tempdir().unwrap();
    let output = render(Path::new("tests/stories/valid/names-in-many-scripts.json"), out.path(), &[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("汉 (U+6C49)"), "{}", stderr(&output));
    assert!(listed(out.path()).is_empty());
}

fn assert_is_svg(name: &str, svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let root = document.root_element();
    for tag in ["title", "desc"] {
        let element = root.children().find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", tag)));
        assert!(element.is_some_and(|element| element.text().is_some_and(|text| text.len() > 3)), "{name}: no {tag}");
    }
    for node in document.descendants() {
        assert!(!node.has_attribute("style") && !node.has_tag_name("style"), "{name}: a style");
        for attribute in node.attributes() {
            assert!(!attribute.value().contains("NaN") && !attribute.value().contains("inf"), "{name}: {attribute:?}");
        }
    }
}

fn assert_is_html(name: &str, html: &str) {
    use html5ever::tendril::TendrilSink;
    let is_page = name.ends_with("page.html");
    let around = format!("<!doctype html><html lang=\"en\"><head><title>x</title></head><body>{html}</body></html>");
    let page = if is_page { html.to_owned() } else { around };
    // The links of the snippet belong in the head of a page, but are valid in the body too.
    let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), html5ever::ParseOpts::default()).one(page);
    assert!(dom.errors.borrow().is_empty(), "{name}: {:?}", dom.errors.borrow());
    assert!(!html.contains(" style="), "{name}: a style attribute");
    assert!(is_page || name.ends_with("snippet.html") || !html.contains("<script"), "{name}: a script");
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: duplicate id");
}

#[test]
fn jsonld_has_bounds_as_bounds_and_no_value_for_withheld_amounts() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new("tests/stories/valid/every-amount.json"), out.path(), &[])), 0);
    let data: serde_json::Value = serde_json::from_slice(&fs::read(out.path().join("story.jsonld")).unwrap()).unwrap();
    let all = data["@graph"].as_array().unwrap();
    let numbers = |name: &str| {
        let one = all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no {name}"));
        [&one["value"], &one["minValue"], &one["maxValue"]].map(ToString::to_string)
    };
    for (name, expected) in [
        ("Left bank", ["120", "null", "null"]),
        ("Right bank", ["null", "340", "null"]),
        ("Old town", ["null", "null", "90"]),
        ("New town", ["\"about 210\"", "null", "null"]),
        ("By the mill", ["null", "150", "260"]),
        ("The camp", ["null", "null", "null"]),
        ("The island", ["null", "null", "null"]),
        ("The hill", ["0", "null", "null"]),
    ] {
        assert_eq!(numbers(name), expected, "{name}");
    }
    for one in all.iter().skip(1) {
        assert!(one["citation"][0]["text"].is_string() && one["citation"][0]["isPartOf"]["url"].is_string(), "{one}");
    }
}

#[test]
fn a_story_with_errors_and_an_unknown_chart_leave_no_files() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("made");
    let output = render(Path::new("tests/stories/invalid/nobody-said-it.json"), &folder, &[]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("error["), "{}", stdout(&output));
    let output = render(Path::new(FIRST), &folder, &["--chart", "nothing"]);
    assert_eq!(code(&output), 2);
    let expected = "no chart has the id `nothing`; the story's charts are `held`";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    let output = render(Path::new("no-such-story.json"), &folder, &[]);
    assert_eq!(
        (code(&output), stderr(&output)),
        (2, "error: cannot read no-such-story.json: no such file or folder\n")
    );
    assert!(!folder.exists());
}

#[test]
fn an_unwritable_folder_is_reported_in_one_line_and_left_unchanged() {
    let out = tempfile::tempdir().unwrap();
    // A file with the name of a chart's folder.
    fs::write(out.path().join("held"), "mine").unwrap();
    let output = render(Path::new(FIRST), out.path(), &[]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    assert_eq!(listed(out.path()), ["held"]);
    assert_eq!(fs::read_to_string(out.path().join("held")).unwrap(), "mine");
}

/// A limit on the file size simulates a full disk, which would need root.
#[cfg(unix)]
#[test]
fn a_failed_write_leaves_no_files() {
    let out = tempfile::tempdir().unwrap();
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
    let output = std::process::Command::new("bash")
        .args(["-c", script, "bash"])
        .arg(assert_cmd::cargo::cargo_bin!("infographic"))
        .args(["render", FIRST, "--out"])
        .arg(out.path())
        .output()
        .unwrap();
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(stderr(&output).starts_with("error: cannot write "), "{}", stderr(&output));
    assert_eq!(listed(out.path()), Vec::<String>::new());
}

#[test]
fn the_snippet_requests_only_the_style_sheet_and_the_entry_script() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new(FIRST), out.path(), &["--chart", "held", "--base", "/w"])), 0);
    let snippet = fs::read_to_string(out.path().join("snippet.html")).unwrap();
    assert!(snippet.contains("<link rel=\"stylesheet\" href=\"/w/figure.css\">"), "{snippet}");
    assert_eq!((snippet.matches("<link").count(), snippet.matches("<script").count()), (1, 1), "{snippet}");
    assert!(snippet.contains("<script type=\"module\" src=\"/w/article-infographic.js\"></script>"), "{snippet}");
}

#[test]
fn the_snippet_of_an_eager_element_requests_what_makes_it_interactive() {
    let out = tempfile::tempdir().unwrap();
    let snippet = |base: &str| {
        let arguments = ["--no-png", "--loading", "eager", "--base", base, "--stories", "/stories", "--lang", "de"];
        assert_eq!(code(&render(Path::new(FIRST), out.path(), &arguments)), 0);
        fs::read_to_string(out.path().join("snippet.html")).unwrap()
    };
    let answers = "<link rel=\"preload\" as=\"fetch\" href=\"/stories/prisoner-exchange.answers.de.json\" crossorigin>";
    let element = "<article-infographic src=\"/stories/prisoner-exchange.story\" lang=\"de\" loading=\"eager\">";
    let version = snippet(concat!("/w/", env!("CARGO_PKG_VERSION")));
    assert!(version.contains(answers) && version.contains(element), "{version:.1200}");
    // Its hash is in a page test, because this command may be built without the widget.
    let script = concat!(
        "<link rel=\"modulepreload\" href=\"/w/",
        env!("CARGO_PKG_VERSION"),
        "/article-infographic-widget.js\""
    );
    assert!(version.contains(script), "{version:.1200}");
    // A folder that changes may have the scripts of two versions in caches.
    let changing = snippet("/w/");
    assert!(changing.contains(answers) && !changing.contains("modulepreload"), "{changing:.1200}");
}

#[test]
fn a_snippet_for_another_host_uses_cors_and_the_url_of_the_stories() {
    let out = tempfile::tempdir().unwrap();
    let snippet = |more: &[&str]| {
        let arguments = [&["--chart", "held", "--no-png"], more].concat();
        assert_eq!(code(&render(Path::new(FIRST), out.path(), &arguments)), 0);
        fs::read_to_string(out.path().join("snippet.html")).unwrap()
    };
    let base = "https://cdn.example.org/article-infographic/0";
    let elsewhere = snippet(&["--base", base, "--stories", "https://cdn.example.org/stories"]);
    for part in [
        "<script type=\"module\" src=\"https://cdn.example.org/article-infographic/0/article-infographic.js\" crossorigin>",
        "<link rel=\"stylesheet\" href=\"https://cdn.example.org/article-infographic/0/figure.css\" crossorigin>",
        "<article-infographic src=\"https://cdn.example.org/stories/prisoner-exchange.story\" chart=\"held\">",
    ] {
        assert!(elsewhere.contains(part), "{part} is not in {elsewhere:.1200}");
    }
    // The files of this folder change with each release. With a hash, browsers would reject the next release.
    assert!(!elsewhere.contains("integrity="), "{elsewhere:.1200}");
    let here = snippet(&[]);
    assert!(here.contains("<script type=\"module\" src=\"/widget/article-infographic.js\"></script>"), "{here:.1200}");
    assert!(here.contains("<article-infographic src=\"/widget/stories/prisoner-exchange.story\""), "{here:.1200}");
}

/// The pages contain the static figures that `render` writes; `BLESS=1` updates them.
#[test]
fn the_pages_contain_the_current_static_figures() {
    let pages = [
        ("www/index.html", FIRST),
        ("www/index.ar.html", "www/stories/prisoner-exchange.ar.json"),
        ("www/exchanges.html", "www/stories/exchanges.json"),
        ("www/exchanges.uk.html", "www/stories/exchanges.uk.json"),
        ("www/scroll.html", "www/stories/step-by-step.json"),
        ("www/salmon.html", FIRST),
        ("www/broadsheet.html", FIRST),
    ];
    for (page, story) in pages {
        let out = tempfile::tempdir().unwrap();
        assert_eq!(code(&render(Path::new(story), out.path(), &[])), 0);
        let text = fs::read_to_string(page).unwrap();
        let mut made = String::new();
        let mut rest = text.as_str();
        while let Some((before, element)) = rest.split_once("<article-infographic ") {
            let (head, after) = element.split_once('>').unwrap();
            let (_, after) = after.split_once("</article-infographic>").unwrap();
            let chart = head.split_once("chart=\"").and_then(|(_, id)| id.split('"').next());
            let figure = chart.map_or_else(|| "figure.html".to_owned(), |chart| format!("{chart}/figure.html"));
            let figure = fs::read_to_string(out.path().join(figure)).unwrap();
            made.extend([before, "<article-infographic ", head, ">\n", &figure, "\n  </article-infographic>"]);
            rest = after;
        }
        made.push_str(rest);
        if std::env::var_os("BLESS").is_some() {
            fs::write(page, &made).unwrap();
            continue;
        }
        assert!(text == made, "{page} has outdated figures; update them with `BLESS=1 cargo test --test cli`");
        assert_is_html(page, made.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0);
    }
}

#[test]
fn no_png_changes_no_other_file() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(code(&render(Path::new(FIRST), one.path(), &["--chart", "held"])), 0);
    assert_eq!(code(&render(Path::new(FIRST), other.path(), &["--chart", "held", "--no-png"])), 0);
    let mut expected = listed(one.path());
    expected.retain(|file| Path::new(file).extension().is_none_or(|ending| ending != "png"));
    assert_eq!(listed(other.path()), expected);
    for file in expected {
        assert!(fs::read(one.path().join(&file)).unwrap() == fs::read(other.path().join(&file)).unwrap(), "{file}");
    }
}

#[test]
fn lang_sets_the_language_of_labels_and_rejects_unknown_tags() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new(FIRST), out.path(), &["--no-png", "--lang", "en-GB"])), 0);
    assert!(fs::read_to_string(out.path().join("figure.html")).unwrap().contains("Show as a table"));
    let output = render(Path::new(FIRST), &out.path().join("other"), &["--lang", "xx"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("expected one of `ar`, `de`, `en`, `es`"), "{}", stderr(&output));
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new(FIRST), out.path(), &["--no-png", "--lang", "de"])), 0);
    let snippet = fs::read_to_string(out.path().join("snippet.html")).unwrap();
    for words in ["Als Tabelle zeigen", "mindestens 8.000", "data-infographic-locale=\"de\""] {
        assert!(snippet.contains(words), "{words}");
    }
}

/// Sends a signal to a run after a delay in milliseconds. Returns the exit code, `None` if the signal killed the run.
#[cfg(unix)]
fn run_with_signal(signal: &str, after: u64, out: &Path) -> Option<i32> {
    let mut process = std::process::Command::new(assert_cmd::cargo::cargo_bin!("infographic"))
        .args(["render", FIRST, "--chart", "held", "--out"])
        .arg(out)
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(after));
    std::process::Command::new("sh")
        .args(["-c", "kill -$0 $1", signal])
        .arg(process.id().to_string())
        .output()
        .unwrap();
    process.wait().unwrap().code()
}

#[cfg(unix)]
#[test]
fn a_run_stopped_or_killed_at_any_moment_leaves_no_partial_file() {
    let whole = tempfile::tempdir().unwrap();
    let began = std::time::Instant::now();
    assert_eq!(code(&render(Path::new(FIRST), whole.path(), &["--chart", "held"])), 0);
    let took = u64::try_from(began.elapsed().as_millis()).unwrap();
    let expected = listed(whole.path());
    let is_complete =
        |out: &Path, file: &str| fs::read(out.join(file)).unwrap() == fs::read(whole.path().join(file)).unwrap();
    // Most delays are near the end, when the files are written.
    for share in [20, 70, 80, 85, 90, 92, 94, 96, 98, 100, 102, 105] {
        for signal in ["INT", "TERM"] {
            let out = tempfile::tempdir().unwrap();
            let code = run_with_signal(signal, took * share / 100, out.path());
            let files = listed(out.path());
            assert!(files.is_empty() || files == expected, "{signal} after {share} %: {files:?}");
            assert!(files.iter().all(|file| is_complete(out.path(), file)), "{signal} after {share} %");
            // `None`: the signal arrived before the handler was installed.
            assert!([Some(130), Some(0), None].contains(&code), "{signal} after {share} %: {code:?}");
        }
        let out = tempfile::tempdir().unwrap();
        run_with_signal("KILL", took * share / 100, out.path());
        // Temporary files may remain, but every file under its final name is complete.
        let files = listed(out.path()).into_iter().filter(|file| !file.contains(".infographic-"));
        for file in files {
            assert!(is_complete(out.path(), &file), "killed after {share} %: {file}");
        }
    }
}
