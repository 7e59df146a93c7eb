//! In go words and the tags between them, out come lines: which begin a paragraph, cells parted by a tab, without lines
//! that only lead elsewhere.

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

/// A line of words.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its words.
    pub(super) text: String,
    /// What parts it from the line before: a line's end or a paragraph's.
    pub(super) gap: Gap,
    /// Its number among all lines begun, those left out too.
    pub(super) number: usize,
    /// How many bytes of its words are inside links.
    pub(super) linked: usize,
    /// Whether it stands in an item of a list.
    pub(super) in_list: bool,
}

/// The lines so far.
#[derive(Default)]
pub(super) struct Lines {
    done: Vec<Line>,
    /// The line at hand; without words as long as nothing but gaps were met.
    line: Line,
    gap: Gap,
    in_link: bool,
    /// Whether the line is an item of a list or a paragraph: only these are dropped as links to elsewhere.
    item: bool,
    in_list: bool,
    in_sup: Option<usize>,
}

impl Lines {
    /// All lines.
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.end_line();
        self.done
    }

    /// The number of the line that the last words went to.
    pub(super) fn number(&self) -> usize {
        self.line.number
    }

    /// Parts what comes next from the words so far.
    pub(super) fn gap(&mut self, gap: Gap) {
        if gap >= Gap::Line && self.gap < Gap::Line {
            self.end_line();
        }
        self.gap = self.gap.max(gap);
    }

    /// Adds words.
    pub(super) fn text(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                '\u{2028}' => self.gap(Gap::Line),
                '\u{2029}' => self.gap(Gap::Paragraph),
                c if c.is_whitespace() || c.is_control() => self.gap = self.gap.max(Gap::Space),
                c => self.character(c),
            }
        }
    }

    fn character(&mut self, c: char) {
        if self.line.text.is_empty() {
            self.line.gap = if self.gap >= Gap::Line { self.gap } else { Gap::Paragraph };
            self.line.in_list = self.in_list;
        } else {
            match self.gap {
                Gap::Space => self.line.text.push(' '),
                Gap::Cell => self.line.text.push('\t'),
                Gap::None | Gap::Line | Gap::Paragraph => {}
            }
        }
        self.gap = Gap::None;
        self.line.text.push(c);
        self.line.linked += if self.in_link { c.len_utf8() } else { 0 };
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str) {
        if among(name, BLOCKS) {
            self.gap(Gap::Paragraph);
            self.item = name.eq_ignore_ascii_case("p");
            self.in_list = among(name, &["ul", "ol", "menu"]);
        } else if name.eq_ignore_ascii_case("br") {
            // Two line breaks part paragraphs.
            let twice = self.gap >= Gap::Line;
            self.gap(if twice { Gap::Paragraph } else { Gap::Line });
        } else if among(name, LINES) {
            self.gap(Gap::Line);
            self.item = name.eq_ignore_ascii_case("li");
            self.in_list |= self.item;
        } else if among(name, &["td", "th"]) {
            self.gap(Gap::Cell);
        } else if name.eq_ignore_ascii_case("a") {
            self.in_link = true;
        } else if among(name, &["sup", "sub"]) {
            self.in_sup = Some(self.line.text.len());
        } else if name.eq_ignore_ascii_case("small") && self.line.text.ends_with(|c: char| c.is_ascii_digit()) {
            // "12<small>5</small>" is no 125.
            self.gap(Gap::Space);
        }
    }

    /// Closes one.
    pub(super) fn close(&mut self, name: &str) {
        if among(name, BLOCKS) {
            self.gap(Gap::Paragraph);
            self.in_list = false;
        } else if name.eq_ignore_ascii_case("br") {
            self.open(name);
        } else if among(name, LINES) {
            self.gap(Gap::Line);
        } else if name.eq_ignore_ascii_case("a") {
            self.in_link = false;
        } else if among(name, &["sup", "sub"])
            && let Some(start) = self.in_sup.take()
            && let Some((before, words)) = self.line.text.split_at_checked(start)
        {
            // Numbers of footnotes: [12] as encyclopedias set them, and digits that would make 123 people of 12 and note 3.
            let digit = |c: char| c.is_ascii_digit();
            let joins = before.ends_with(digit) && words.chars().all(|c| digit(c) || c == ',' || c == ' ');
            if is_footnote(words) || joins {
                self.line.text.truncate(start);
            }
        }
    }

    /// Ends the line, and drops it where it only leads elsewhere.
    fn end_line(&mut self) {
        self.in_link = false;
        self.in_sup = None;
        let line = std::mem::take(&mut self.line);
        self.line.number = line.number + 1;
        if line.text.is_empty() {
            return;
        }
        if leads_elsewhere(&line, self.item) {
            self.gap = Gap::Paragraph;
        } else {
            self.done.push(line);
        }
    }
}

/// Whether a line only leads to other pages: an item or paragraph that is a link, or one that says so.
fn leads_elsewhere(line: &Line, item: bool) -> bool {
    let words = line.text.split_whitespace().count();
    let letters: usize = line.text.split_whitespace().map(str::len).sum();
    let share = |percent: usize| letters > 0 && line.linked * 100 >= letters * percent;
    item && ((words >= 4 && share(85)) || (share(40) && is_see_also(&line.text)))
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
