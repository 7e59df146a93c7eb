//! The page in a browser: what a report says does not run. Passes over where no chromium is installed.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use sayso_dossier::{Options, page};

fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|dir| names.map(|n| dir.join(n))).find(|p| p.is_file())
}

/// The document after its scripts ran.
fn dom(browser: &Path, name: &str, html: &str) -> String {
    dom_at(browser, name, html, "")
}

/// The same where the page is opened at a goal.
fn dom_at(browser: &Path, name: &str, html: &str, goal: &str) -> String {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a folder");
    let file = dir.join("page.html");
    std::fs::write(&file, html).expect("the page");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", dir.join("profile").display()))
        .arg(format!("file://{}{goal}", file.display()))
        .output()
        .expect("chromium runs");
    let _ = std::fs::remove_dir_all(&dir);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn no_script_of_a_report_runs_and_ours_does() {
    let Some(browser) = chromium() else {
        return eprintln!("passed over: no chromium found");
    };
    let case = support::case();
    let dom = dom(&browser, "page", &page(&case, &Options::default()));
    assert!(
        dom.contains("<html lang=\"en\" class=\"js\">"),
        "our own script did not run: {}",
        &dom[..dom.len().min(300)]
    );
    assert!(!dom.contains("data-owned"), "a script of a report ran");
    assert!(dom.contains("<title>5 reports</title>"));
    for claim in case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims) {
        assert!(
            dom.contains(&format!("id=\"c-{}\"", claim.finding.as_str())),
            "no anchor for {}",
            claim.finding.as_str()
        );
    }
}

#[test]
fn an_odd_goal_does_not_stop_the_script() {
    let Some(browser) = chromium() else {
        return eprintln!("passed over: no chromium found");
    };
    let html = page(&support::case(), &Options::default());
    // The script says last that it runs.
    for goal in ["#%", "#%ff", "#reports", "#none"] {
        let dom = dom_at(&browser, "goal", &html, goal);
        assert!(dom.contains("<html lang=\"en\" class=\"js\">"), "{goal}: {}", &dom[..dom.len().min(300)]);
    }
}

#[test]
fn the_policy_stops_a_script_that_is_not_ours() {
    let Some(browser) = chromium() else {
        return eprintln!("passed over: no chromium found");
    };
    let html = page(&support::case(), &Options::default());
    let html = html.replace("</footer>", "</footer><script>document.documentElement.dataset.owned=1</script><img src=x onerror=\"document.documentElement.dataset.owned=1\">");
    let dom = dom(&browser, "policy", &html);
    assert!(dom.contains("class=\"js\"") && dom.contains("<img src=\"x\""));
    assert!(!dom.contains("data-owned=\"1\""), "the policy let it run");
}
