//! `infographic render`: every form is there, holds together, and leaves nothing behind when it fails.

use article_infographic::publish;
use std::{fs, path::Path};

use crate::{code, infographic, stderr, stdout};

const FIRST: &str = "www/stories/prisoner-exchange.json";

fn render(story: &Path, out: &Path, more: &[&str]) -> std::process::Output {
    infographic().arg("render").arg(story).arg("--out").arg(out).args(more).output().unwrap()
}

/// Every file below the folder, as paths from it, in alphabetical order, without the list of their names.
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
fn every_form_of_every_chart_is_written() {
    let out = tempfile::tempdir().unwrap();
    let output = render(Path::new(FIRST), out.path(), &["--chart", "held"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    assert!(stderr(&output).contains("they need --url"), "{}", stderr(&output));
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
fn every_svg_is_xml_with_the_words_of_its_chart_and_every_figure_is_html_without_errors() {
    let out = tempfile::tempdir().unwrap();
    for (index, story) in stories().iter().enumerate() {
        let folder = out.path().join(index.to_string());
        // One theme, so that fewer pictures are made; none where the fonts of pictures lack letters.
        let without: &[&str] = if story.ends_with("names-in-many-scripts.json") { &["--no-png"] } else { &[] };
        let output = render(story, &folder, &[&["--theme", "light", "--width", "320"], without].concat());
        assert_eq!(code(&output), 0, "{}: {}", story.display(), stderr(&output));
        for file in listed(&folder) {
            let name = format!("{}: {file}", story.display());
            let bytes = fs::read(folder.join(&file)).unwrap();
            match file.rsplit('.').next() {
                Some("svg") => assert_is_picture(&name, std::str::from_utf8(&bytes).unwrap()),
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
fn a_picture_with_boxes_in_place_of_letters_is_refused_and_the_letters_named() {
    let out = tempfile::tempdir().unwrap();
    let output = render(Path::new("tests/stories/valid/names-in-many-scripts.json"), out.path(), &[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("汉 (U+6C49)"), "{}", stderr(&output));
    assert!(listed(out.path()).is_empty());
}

fn assert_is_picture(name: &str, svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let root = document.root_element();
    for tag in ["title", "desc"] {
        let words = root.children().find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", tag)));
        assert!(words.is_some_and(|words| words.text().is_some_and(|text| text.len() > 3)), "{name}: no {tag}");
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
    // The snippet's links belong into a page's head and are as good in its body.
    let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), html5ever::ParseOpts::default()).one(page);
    assert!(dom.errors.borrow().is_empty(), "{name}: {:?}", dom.errors.borrow());
    assert!(!html.contains(" style="), "{name}: a style attribute");
    assert!(is_page || name.ends_with("snippet.html") || !html.contains("<script"), "{name}: a script");
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: an id stands twice");
}

#[test]
fn a_bound_is_a_bound_in_the_data_and_what_was_withheld_has_no_value() {
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
fn a_story_with_errors_and_a_chart_that_is_not_there_leave_nothing() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("made");
    let output = render(Path::new("tests/stories/invalid/nobody-said-it.json"), &folder, &[]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("error["), "{}", stdout(&output));
    let output = render(Path::new(FIRST), &folder, &["--chart", "nothing"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no chart has the id nothing; there is held"), "{}", stderr(&output));
    let output = render(Path::new("no-such-story.json"), &folder, &[]);
    assert_eq!(
        (code(&output), stderr(&output)),
        (2, "error: cannot read no-such-story.json: no such file or folder\n")
    );
    assert!(!folder.exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_one_clear_line_and_leaves_what_was_there() {
    let out = tempfile::tempdir().unwrap();
    // A file where a chart's folder would be.
    fs::write(out.path().join("held"), "mine").unwrap();
    let output = render(Path::new(FIRST), out.path(), &[]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    assert_eq!(listed(out.path()), ["held"]);
    assert_eq!(fs::read_to_string(out.path().join("held")).unwrap(), "mine");
}

/// A limit on the size of files stands for a full disk, which takes a system administrator to make.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_to_its_end_leaves_no_file_at_all() {
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
fn the_snippet_asks_at_once_for_everything_that_the_widget_is_made_of() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new(FIRST), out.path(), &["--chart", "held", "--base", "/w"])), 0);
    let snippet = fs::read_to_string(out.path().join("snippet.html")).unwrap();
    let asked = |rel: &str| -> Vec<String> {
        let links = snippet.split(rel).skip(1).filter_map(|rest| rest.split_once("href=\"/w/")?.1.split('"').next());
        links.map(str::to_owned).collect()
    };
    assert_eq!(asked("rel=\"stylesheet\""), ["figure.css"]);
    assert_eq!(asked("rel=\"preload\""), ["article-infographic.wasm", "stories/prisoner-exchange.story"]);
    assert!(snippet.contains("<script type=\"module\" src=\"/w/article-infographic.js\"></script>"), "{snippet}");
}

#[test]
fn a_snippet_for_another_host_asks_by_cors_and_names_the_stories_where_they_are() {
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
        "crossorigin href=\"https://cdn.example.org/stories/prisoner-exchange.story\">",
        "<article-infographic src=\"https://cdn.example.org/stories/prisoner-exchange.story\" chart=\"held\">",
    ] {
        assert!(elsewhere.contains(part), "{part} is not in {elsewhere:.1200}");
    }
    // The files of this folder change, and a hash of them would one day keep readers from the widget.
    assert!(!elsewhere.contains("integrity="), "{elsewhere:.1200}");
    let here = snippet(&[]);
    assert!(here.contains("<script type=\"module\" src=\"/widget/article-infographic.js\"></script>"), "{here:.1200}");
    assert!(here.contains("<article-infographic src=\"/widget/stories/prisoner-exchange.story\""), "{here:.1200}");
}

/// The pages carry what `render` writes; `BLESS=1` puts it there.
#[test]
fn the_pages_hold_the_figures_for_readers_without_script() {
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
        assert!(text == made, "{page} holds older figures; BLESS=1 cargo test --test cli writes the new ones");
        assert_is_html(page, made.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0);
    }
}

#[test]
fn without_png_every_other_file_is_the_same() {
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
fn the_words_around_the_figures_are_in_the_language_that_is_asked_for() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new(FIRST), out.path(), &["--no-png", "--lang", "en-GB"])), 0);
    assert!(fs::read_to_string(out.path().join("figure.html")).unwrap().contains("Show as a table"));
    let output = render(Path::new(FIRST), &out.path().join("other"), &["--lang", "xx"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("there are: ar, de, en, es"), "{}", stderr(&output));
    let out = tempfile::tempdir().unwrap();
    assert_eq!(code(&render(Path::new(FIRST), out.path(), &["--no-png", "--lang", "de"])), 0);
    let snippet = fs::read_to_string(out.path().join("snippet.html")).unwrap();
    for words in ["Als Tabelle zeigen", "mindestens 8.000", "/widget/locales/de.bin"] {
        assert!(snippet.contains(words), "{words}");
    }
}

/// Sends a signal to a run after so many milliseconds; nothing when it ended before.
#[cfg(unix)]
fn ended_by(signal: &str, after: u64, out: &Path) -> Option<i32> {
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
fn a_run_that_is_ended_or_killed_at_any_moment_leaves_no_half_file() {
    let whole = tempfile::tempdir().unwrap();
    let began = std::time::Instant::now();
    assert_eq!(code(&render(Path::new(FIRST), whole.path(), &["--chart", "held"])), 0);
    let took = u64::try_from(began.elapsed().as_millis()).unwrap();
    let expected = listed(whole.path());
    let is_whole =
        |out: &Path, file: &str| fs::read(out.join(file)).unwrap() == fs::read(whole.path().join(file)).unwrap();
    // Most moments near the end, where files are written.
    for share in [20, 70, 80, 85, 90, 92, 94, 96, 98, 100, 102, 105] {
        for signal in ["INT", "TERM"] {
            let out = tempfile::tempdir().unwrap();
            let code = ended_by(signal, took * share / 100, out.path());
            let files = listed(out.path());
            assert!(files.is_empty() || files == expected, "{signal} after {share} %: {files:?}");
            assert!(files.iter().all(|file| is_whole(out.path(), file)), "{signal} after {share} %");
            // Nothing: it had not yet begun to listen.
            assert!([Some(130), Some(0), None].contains(&code), "{signal} after {share} %: {code:?}");
        }
        let out = tempfile::tempdir().unwrap();
        ended_by("KILL", took * share / 100, out.path());
        // Nobody is left to take away what was waiting under another name; what has its name is whole.
        let files = listed(out.path()).into_iter().filter(|file| !file.contains(".infographic-"));
        for file in files {
            assert!(is_whole(out.path(), &file), "killed after {share} %: {file}");
        }
    }
}
