//! In goes a paragraph, out come its quotation marks, each with what it can do: open, close, or either.

/// A family of marks that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `"`
    Straight,
    /// `'`
    StraightSingle,
    /// `“ ”`, and `” ”` as in Swedish.
    Curly,
    /// `‘ ’`
    CurlySingle,
    /// `„ “` or `„ ”`
    Low,
    /// `‚ ‘` or `‚ ’`
    LowSingle,
    /// `« »`, and `» «` as in Danish.
    Angle,
    /// `‹ ›`, and `› ‹`.
    AngleSingle,
}

/// Number of kinds.
pub(crate) const KINDS: usize = 8;

impl Kind {
    /// Whether the mark may be an apostrophe too.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Kind::StraightSingle | Kind::CurlySingle)
    }
}

/// What a mark does by its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Opens.
    Open,
    /// Closes, or is ignored where nothing is open.
    Close,
    /// Closes where something is open, else opens.
    Either,
}

/// One mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Byte offset in the paragraph.
    pub(crate) at: usize,
    /// The character.
    pub(crate) char: char,
    /// What it does.
    pub(crate) role: Role,
    /// What it opens where it opens.
    pub(crate) opens: Kind,
    /// Whether it may be an apostrophe: one that closes in "the soldiers' camp", one that opens in "'Abd al-Karim". Two
    /// such marks are no pair.
    pub(crate) weak: bool,
}

impl Mark {
    /// The kinds it can close, best first.
    pub(crate) fn closes(&self) -> &'static [Kind] {
        match self.char {
            '"' => &[Kind::Straight, Kind::Curly, Kind::Low],
            '\'' => &[Kind::StraightSingle, Kind::CurlySingle, Kind::LowSingle],
            '”' => &[Kind::Curly, Kind::Low, Kind::Straight],
            '“' => &[Kind::Low],
            '’' => &[Kind::CurlySingle, Kind::LowSingle, Kind::StraightSingle],
            '‘' => &[Kind::LowSingle],
            '»' | '«' => &[Kind::Angle],
            '›' | '‹' => &[Kind::AngleSingle],
            _ => &[],
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '„' | '‚' | '«' | '»' | '‹' | '›')
}

/// The quotation marks of a paragraph in order; apostrophes are left out.
pub(crate) fn marks(paragraph: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(offset) = paragraph[at..].find(is_mark) {
        let run = at + offset;
        before = paragraph[at..run].chars().next_back().or(before);
        let end = paragraph[run..].find(|c| !is_mark(c)).map_or(paragraph.len(), |n| run + n);
        let after = paragraph[end..].chars().next();
        // Marks that touch look past each other: in `"'We` both stand before the W.
        let alone = paragraph[run..end].chars().nth(1).is_none();
        for (n, c) in paragraph[run..end].char_indices() {
            let place = Place { before, after, alone, following: &paragraph[end..], preceding: &paragraph[..run] };
            if let Some((role, opens)) = place.judge(c) {
                let weak = opens.is_single() && place.alone && place.is_weak(role);
                found.push(Mark { at: run + n, char: c, role, opens, weak });
            }
        }
        at = end;
        before = None;
    }
    settle_weak(&mut found);
    found
}

/// Drops a weak closing mark where a better one of its family comes before the next opening one.
fn settle_weak(found: &mut Vec<Mark>) {
    let mut better_follows = false;
    let mut keep: Vec<bool> = Vec::with_capacity(found.len());
    for mark in found.iter().rev() {
        let single = matches!(mark.char, '\'' | '’' | '‘');
        keep.push(!(single && mark.weak && mark.role == Role::Close && better_follows));
        match mark.role {
            _ if !single => {}
            Role::Open => better_follows = false,
            Role::Close if mark.weak => {}
            Role::Close | Role::Either => better_follows = true,
        }
    }
    let mut keep = keep.into_iter().rev();
    found.retain(|_| keep.next().unwrap_or(true));
}

/// Where a mark stands.
struct Place<'p> {
    before: Option<char>,
    after: Option<char>,
    alone: bool,
    preceding: &'p str,
    following: &'p str,
}

impl Place<'_> {
    fn judge(&self, c: char) -> Option<(Role, Kind)> {
        match c {
            '“' => Some((if self.closes_by_looks() { Role::Either } else { Role::Open }, Kind::Curly)),
            '„' => Some((Role::Open, Kind::Low)),
            '‚' => self.opens_by_looks().then_some((Role::Open, Kind::LowSingle)),
            '”' => Some((
                if self.opens_by_looks() && !self.closes_by_looks() { Role::Either } else { Role::Close },
                Kind::Curly,
            )),
            '«' => Some((
                if self.closes_by_looks() && !self.opens_by_looks() { Role::Either } else { Role::Open },
                Kind::Angle,
            )),
            '»' => Some((if self.opens_by_looks() { Role::Either } else { Role::Close }, Kind::Angle)),
            '‹' => Some((
                if self.closes_by_looks() && !self.opens_by_looks() { Role::Either } else { Role::Open },
                Kind::AngleSingle,
            )),
            '›' => Some((if self.opens_by_looks() { Role::Either } else { Role::Close }, Kind::AngleSingle)),
            '"' => self.double(),
            '\'' => self.single(Kind::StraightSingle),
            '‘' | '’' => self.single(Kind::CurlySingle).filter(|(role, _)| c == '‘' || *role != Role::Open),
            _ => None,
        }
    }

    /// Stands where a quotation can begin: after a space, a bracket or a dash, before a word.
    fn opens_by_looks(&self) -> bool {
        let free =
            self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | '/'));
        free && self.after.is_some_and(|c| {
            c.is_alphanumeric()
                || matches!(c, '(' | '[' | '{' | '.' | '…' | '-' | '–' | '—' | '$' | '€' | '£' | '@' | '#' | '¿' | '¡')
        })
    }

    /// Stands where a quotation can end: after a word, before a space, a bracket, a dash or a stop.
    fn closes_by_looks(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
            && self.after.is_none_or(|c| {
                c.is_whitespace()
                    || !(c.is_alphanumeric() || matches!(c, '(' | '[' | '{' | '$' | '€' | '£' | '@' | '#' | '¿' | '¡'))
            })
    }

    fn double(&self) -> Option<(Role, Kind)> {
        let hebrew = |c: Option<char>| c.is_some_and(|c| ('\u{5d0}'..='\u{5ea}').contains(&c));
        if self.alone && hebrew(self.before) && hebrew(self.after) {
            return None;
        }
        let role = match (self.opens_by_looks(), self.closes_by_looks()) {
            (true, false) => Role::Open,
            (false, true) => Role::Close,
            _ => Role::Either,
        };
        Some((role, Kind::Straight))
    }

    fn single(&self, kind: Kind) -> Option<(Role, Kind)> {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if self.alone && word(self.before) && word(self.after) {
            return None;
        }
        match (self.opens_by_looks(), self.closes_by_looks()) {
            (true, false) if !self.alone || !is_elision(self.following) => Some((Role::Open, kind)),
            (false, true) => Some((Role::Close, kind)),
            (true, true) => Some((Role::Either, kind)),
            _ => None,
        }
    }

    /// Whether a mark of this role may be an apostrophe here.
    fn is_weak(&self, role: Role) -> bool {
        match role {
            Role::Open => is_name_with_ayn(self.following),
            Role::Close => self.may_be_possessive(),
            Role::Either => false,
        }
    }

    /// "the soldiers' camp", "fightin' men": a word in s or in, then a space and a word.
    fn may_be_possessive(&self) -> bool {
        let ends = self.preceding.ends_with(['s', 'S', 'z', 'x']) || self.preceding.ends_with("in");
        let mut following = self.following.chars();
        ends && following.next().is_some_and(char::is_whitespace) && following.next().is_some_and(char::is_alphanumeric)
    }
}

/// Whether the words after an apostrophe are of those that lose their beginning: 'em, '90s, 'n'.
fn is_elision(following: &str) -> bool {
    const WORDS: &[&str] = &[
        "em", "til", "tis", "twas", "cause", "n", "bout", "round", "neath", "cuz", "nuff", "tween", "gainst", "im",
        "er",
    ];
    let word = first_word(following);
    let decade = word.len() == 3 && word.ends_with('s') && word.bytes().take(2).all(|b| b.is_ascii_digit());
    decade || WORDS.contains(&word)
}

/// Whether the words after a mark begin with an Arabic name that may be written with one: ‘Abd, 'Ali.
fn is_name_with_ayn(following: &str) -> bool {
    const NAMES: &[&str] = &[
        "Abd", "Abdul", "Abdullah", "Abdallah", "Ali", "Alawi", "Alawite", "Alawites", "Umar", "Uthman", "Isa",
        "Abbas", "Aziz", "Amr", "Adil", "Adnan", "Arif", "Ata", "Atiya", "Ayn", "Ain", "Azaz", "Afrin", "Awad", "Iraq",
        "Izz", "Imad", "Isam", "Issa", "Umm", "Ubayd", "Uqayr", "Ashura", "Anbar", "Amman", "Aden", "Ajami", "Allawi",
        "Akka",
    ];
    NAMES.contains(&first_word(following))
}

/// The letters and digits at the beginning, 16 at most.
fn first_word(following: &str) -> &str {
    let end = following.char_indices().enumerate().find(|(n, (_, c))| *n == 16 || !c.is_alphanumeric());
    &following[..end.map_or(following.len(), |(_, (at, _))| at)]
}
