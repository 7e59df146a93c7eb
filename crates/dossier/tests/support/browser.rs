//! A browser for tests: a page is opened in a frame of a given width, a script looks at it from outside, and what it writes comes
//! back. The page's own policy lets no script in, so the script stands in the page around the frame.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian's or another Chromium; `None` where none is installed.
pub fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|dir| names.map(|n| dir.join(n))).find(|p| p.is_file())
}

/// A folder of its own for one look, removed when it is over.
pub struct Room {
    dir: PathBuf,
    browser: PathBuf,
}

impl Room {
    pub fn of(browser: &Path, name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a folder");
        Room { dir, browser: browser.to_owned() }
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let file = self.dir.join(name);
        std::fs::write(&file, text).expect("a file");
        file
    }

    fn run(&self, more: &[&str], address: &str) -> Vec<u8> {
        let output = Command::new(&self.browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"])
            .args(more)
            .arg(format!("--user-data-dir={}", self.dir.join("profile").display()))
            .arg(address)
            .output()
            .expect("chromium runs");
        output.stdout
    }

    /// The document after its scripts ran, opened at a goal.
    pub fn dom(&self, html: &str, goal: &str) -> String {
        let file = self.write("page.html", html);
        self.dom_at(&format!("file://{}{goal}", file.display()))
    }

    /// The same of a page that is served.
    #[allow(dead_code, reason = "the desk's tests open what is served")]
    pub fn dom_at(&self, address: &str) -> String {
        String::from_utf8_lossy(&self.run(&["--dump-dom"], address)).into_owned()
    }

    /// What `script` returns, a line an item, after it looked at the page in a frame of this width; `doc` is the page's document
    /// and `win` its window. Many looks at one page are one run.
    pub fn look(&self, html: &str, goal: &str, width: u32, script: &str) -> Vec<String> {
        self.write("page.html", html);
        let around = format!(
            "<!doctype html><meta charset=utf-8><body style=\"margin:0\"><iframe id=f src=\"page.html{goal}\" \
             style=\"width:{width}px;height:900px;border:0\"></iframe><pre id=out></pre><script>\n\
             addEventListener('load', async function () {{\n\
             const win = document.getElementById('f').contentWindow, doc = win.document;\n\
             const wait = ms => new Promise(done => setTimeout(done, ms));\n\
             let out; try {{ out = await (async () => {{ {script} }})(); }} catch (e) {{ out = ['failed: ' + e]; }}\n\
             document.getElementById('out').textContent = '[[[' + out.join('\\n') + ']]]'; document.body.dataset.done = 1;\n\
             }});</script>"
        );
        let file = self.write("around.html", &around);
        let address = format!("file://{}", file.display());
        let dom = self.run(&["--dump-dom", "--allow-file-access-from-files", "--virtual-time-budget=20000"], &address);
        let dom = String::from_utf8_lossy(&dom).into_owned();
        let out = dom.split("id=\"out\">[[[").nth(1).and_then(|d| d.split("]]]").next());
        let out =
            out.unwrap_or_else(|| panic!("nothing was looked at: {}", dom.chars().rev().take(400).collect::<String>()));
        out.lines()
            .filter(|l| !l.is_empty())
            .map(|l| l.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
            .collect()
    }

    /// How many pages the printed document has.
    pub fn printed(&self, html: &str) -> usize {
        let file = self.write("page.html", html);
        let pdf = self.dir.join("page.pdf");
        self.run(
            &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())],
            &format!("file://{}", file.display()),
        );
        let bytes = std::fs::read(&pdf).expect("a printed page");
        let text = String::from_utf8_lossy(&bytes);
        text.matches("/Type /Page\n").count()
            + text.matches("/Type /Page ").count()
            + text.matches("/Type /Page/").count()
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}
