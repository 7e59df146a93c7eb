//! In go words and the tags between them, out come lines: paragraphs parted by a blank line, cells by a tab, without lines
//! that only lead elsewhere.

use super::entities::decode_entities;

/// Elements that part paragraphs.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "article",
    "section",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "address",
    "hr",
    "body",
    "details",
    "summary",
    "fieldset",
    "center",
    "caption",
    "nav",
    "footer",
    "aside",
    "form",
    "menu",
    "tbody",
    "thead",
    "tfoot",
];
/// Elements that stand on a line of their own.
const LINES: &[&str] = &["br", "tr", "li", "dt", "dd", "option", "legend"];
/// Whether a name, in any case, is in a list.
pub(super) fn among(name: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What stands between the words so far and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    #[default]
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}

/// The words so far.
#[derive(Default)]
pub(super) struct Lines {
    out: String,
    gap: Gap,
    /// Where the line began in `out`, how many of its bytes are inside links, whether this is one.
    line: usize,
    linked: usize,
    in_link: bool,
    /// Whether the line is an item of a list or a paragraph: only these are dropped as links to elsewhere.
    item: bool,
    in_sup: Option<usize>,
}

impl Lines {
    /// No words yet, but room for some bytes of them.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Lines { out: String::with_capacity(bytes), ..Lines::default() }
    }

    /// All words.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.out
    }

    /// Parts what comes next from the words so far.
    pub(super) fn gap(&mut self, gap: Gap) {
        if gap >= Gap::Line && self.gap < Gap::Line {
            self.end_line();
        }
        self.gap = self.gap.max(gap);
    }

    /// Adds words, with character references as written.
    pub(super) fn text(&mut self, source: &str) {
        for c in decode_entities(source).chars() {
            match c {
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                c if c.is_whitespace() => self.gap = self.gap.max(Gap::Space),
                c if c.is_control() => self.gap = self.gap.max(Gap::Space),
                c => self.character(c),
            }
        }
    }

    fn character(&mut self, c: char) {
        if self.out.is_empty() {
            self.gap = Gap::None;
        }
        match self.gap {
            Gap::None => {}
            Gap::Space => self.out.push(' '),
            Gap::Cell => self.out.push('\t'),
            Gap::Line => self.out.push('\n'),
            Gap::Paragraph => self.out.push_str("\n\n"),
        }
        if matches!(self.gap, Gap::Line | Gap::Paragraph) {
            self.line = self.out.len();
            self.linked = 0;
        }
        self.gap = Gap::None;
        self.out.push(c);
        self.linked += if self.in_link { c.len_utf8() } else { 0 };
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str) {
        if among(name, BLOCKS) {
            self.gap(Gap::Paragraph);
            self.item = name.eq_ignore_ascii_case("p");
        } else if name.eq_ignore_ascii_case("br") {
            // Two line breaks part paragraphs.
            let twice = self.gap >= Gap::Line;
            self.gap(if twice { Gap::Paragraph } else { Gap::Line });
        } else if among(name, LINES) {
            self.gap(Gap::Line);
            self.item = name.eq_ignore_ascii_case("li");
        } else if among(name, &["td", "th"]) {
            self.gap(Gap::Cell);
        } else if name.eq_ignore_ascii_case("a") {
            self.in_link = true;
        } else if name.eq_ignore_ascii_case("sup") {
            self.in_sup = Some(self.out.len());
        }
    }

    /// Closes one.
    pub(super) fn close(&mut self, name: &str) {
        if among(name, BLOCKS) {
            self.gap(Gap::Paragraph);
        } else if name.eq_ignore_ascii_case("br") {
            self.open(name);
        } else if among(name, LINES) {
            self.gap(Gap::Line);
        } else if name.eq_ignore_ascii_case("a") {
            self.in_link = false;
        } else if name.eq_ignore_ascii_case("sup")
            && let Some(start) = self.in_sup.take()
        {
            // Numbers of footnotes, as encyclopedias set them: [12]
            if self.out.get(start..).is_some_and(is_footnote) {
                self.out.truncate(start);
                self.line = self.line.min(start);
            }
        }
    }

    /// Ends the line, and drops it where it only leads elsewhere.
    fn end_line(&mut self) {
        let line = self.out.get(self.line..).unwrap_or("");
        let words = line.split_whitespace().count();
        let letters: usize = line.split_whitespace().map(str::len).sum();
        let share = |percent: usize| letters > 0 && self.linked * 100 >= letters * percent;
        let leads_elsewhere = self.item && ((words >= 4 && share(85)) || (share(40) && is_see_also(line)));
        if leads_elsewhere {
            self.out.truncate(self.line);
            let kept = self.out.trim_end().len();
            self.out.truncate(kept);
            self.gap = Gap::Paragraph;
        }
        self.line = self.out.len();
        self.linked = 0;
        self.in_link = false;
    }
}

fn is_footnote(words: &str) -> bool {
    let number = words.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    number.is_some_and(|n| n.len() <= 4 && n.chars().all(char::is_alphanumeric))
}

/// Whether a line of links says that it leads elsewhere.
fn is_see_also(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "read more",
        "read also",
        "also read",
        "see also",
        "related",
        "more:",
        "more on",
        "watch:",
        "read:",
        "see more",
        "читайте также",
        "читать также",
        "lire aussi",
        "à lire",
        "mehr zum thema",
        "lesen sie auch",
        "lea también",
        "lee también",
        "ayrıca oku",
    ];
    let start: String = line.trim_start().chars().take(24).collect::<String>().to_lowercase();
    LABELS.iter().any(|label| start.starts_with(label))
}
