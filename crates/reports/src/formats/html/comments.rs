//! In goes the source of a page, out come the places in it that readers wrote: comments below an article, and the boxes
//! that hold them.

use std::ops::Range;

use super::lines::among;
use super::names::is_comments;
use super::tokens::{Token, tokens};

/// Elements that are not followed: without contents, or ended by the next of their kind.
pub(super) const NOT_FOLLOWED: &[&str] = &[
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "optgroup", "rt", "rp", "colgroup",
    "html", "head", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "frame", "keygen", "bgsound", "basefont",
];
/// Elements whose words can head a list of comments.
const HEADINGS: &[&str] = &["h2", "h3", "h4", "h5", "h6", "summary", "legend"];
/// Deepest nesting that is followed; what is deeper belongs to what it stands in.
pub(super) const DEEPEST: usize = 512;

/// The places, in the order of the page; none lies in another.
pub(super) fn comments(page: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut deeper = 0usize;
    let mut cut: Option<Cut<'_>> = None;
    let mut heading: Option<(usize, String)> = None;
    let mut tokens = tokens(page);
    loop {
        let start = page.len() - tokens.rest().len();
        let Some(token) = tokens.next() else { break };
        match token {
            Token::Text(text, _) => {
                if let Some((_, words)) = heading.as_mut().filter(|(_, words)| words.len() < 200) {
                    words.push_str(&text);
                }
            }
            Token::Open(tag) => {
                if among(tag.name, NOT_FOLLOWED) {
                    continue;
                }
                if cut.is_none() && !tag.is_self_closed() && is_comments(&tag) {
                    cut = Some(Cut { start, depth: open.len(), by_name: true, heading: "" });
                }
                if among(tag.name, HEADINGS) {
                    // The next chapter is the page's again.
                    if let Some(ended) = cut.take_if(|cut| !cut.by_name && cut.heading.eq_ignore_ascii_case(tag.name)) {
                        found.push(ended.start..start);
                    }
                    if cut.is_none() {
                        heading = Some((start, String::new()));
                    }
                }
                if open.len() < DEEPEST {
                    open.push((tag.name, start));
                } else {
                    deeper += 1;
                }
            }
            Token::Close(name) => {
                if among(name, HEADINGS)
                    && let Some((start, words)) = heading.take()
                    && cut.is_none()
                    && heads_comments(&words)
                {
                    // The heading itself is open still: what holds it holds the comments.
                    cut = Some(Cut { start, depth: open.len().saturating_sub(2), by_name: false, heading: name });
                }
                if deeper > 0 && !among(name, NOT_FOLLOWED) {
                    deeper -= 1;
                } else if let Some(at) = open.iter().rposition(|(known, _)| known.eq_ignore_ascii_case(name)) {
                    open.truncate(at);
                    if let Some(ended) = cut.take_if(|cut| at <= cut.depth) {
                        let own = at == ended.depth;
                        // One that is never closed would take the rest of the page with it.
                        if own || !ended.by_name {
                            let end = if ended.by_name { page.len() - tokens.rest().len() } else { start };
                            found.push(ended.start..end);
                        }
                    }
                }
            }
            Token::Raw(..) => {}
        }
    }
    found
}

struct Cut<'p> {
    start: usize,
    /// The element of the heading that it goes by.
    heading: &'p str,
    /// How many elements are open outside the one that is cut.
    depth: usize,
    by_name: bool,
}

/// A page without some places of it.
pub(super) fn without(page: &str, places: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(page.len());
    let mut at = 0;
    for place in places {
        out.push_str(page.get(at..place.start).unwrap_or(""));
        at = place.end;
    }
    out.push_str(page.get(at..).unwrap_or(""));
    out
}

/// Whether a heading stands above comments: "Comments", "12 comments", "Comments (3)", "Leave a reply", "Join the
/// discussion", "3 responses to". A chapter "Responses" or "Responses to the attack" is the article's.
fn heads_comments(words: &str) -> bool {
    const COUNTED: &[&str] = &["reply", "replies", "response", "responses", "thoughts", "thought", "reactions"];
    const ALONE: &[&str] = &[
        "comment",
        "comments",
        "all comments",
        "reader comments",
        "readers comments",
        "user comments",
        "most recent comments",
        "reader opinions",
        "readers opinions",
        "kommentar",
        "kommentare",
        "leserkommentare",
        "commentaires",
        "comentarios",
        "comentários",
        "commenti",
        "komentarze",
        "yorumlar",
        "комментарии",
        "комментариев",
        "комментария",
        "комментарий",
        "коментарі",
    ];
    const BEGINNINGS: &[&str] = &[
        "leave a reply",
        "leave a comment",
        "post a comment",
        "add a comment",
        "write a comment",
        "add your comment",
        "join the discussion",
        "join the conversation",
        "have your say",
        "what do you think",
        "what our readers say",
        "what readers say",
        "comments on",
        "comments to",
        "schreibe einen kommentar",
        "kommentar schreiben",
        "laisser un commentaire",
        "deja un comentario",
        "deja una respuesta",
        "lascia un commento",
        "dodaj komentarz",
        "оставить комментарий",
        "добавить комментарий",
    ];
    let letters: String = words
        .chars()
        .take(120)
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    let counted = words.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let words = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    if counted && COUNTED.iter().any(|word| words.split(' ').next() == Some(word)) {
        return words.split(' ').count() <= 16;
    }
    ALONE.contains(&words.as_str())
        || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning) && words.split(' ').count() <= 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stays(page: &str, expected: &str) {
        assert_eq!(without(page, &comments(page)), expected);
    }

    #[test]
    fn boxes_of_comments_are_found() {
        stays("<p>a</p><div class=comments><p>b<div>c</div></div><p>d", "<p>a</p><p>d");
        stays(
            "<article>a<details class=CommentBox><summary>Comments</summary>b</details></article>",
            "<article>a</article>",
        );
        stays("<body class=comments-open><p>a</p></body>", "<body class=comments-open><p>a</p></body>");
    }

    #[test]
    fn what_a_heading_of_comments_heads_is_found() {
        stays(
            "<main><p>a</p><div class=x><h3>12 Comments</h3><p>b</p></div><p>c</p></main>",
            "<main><p>a</p><div class=x></div><p>c</p></main>",
        );
        stays("<div><p>a<h2>What do you think?</h2><p>b</div>", "<div><p>a</div>");
        for kept in [
            "<div><h2>Comments by the minister</h2><p>b</div>",
            "<article><p>a</p><h2>Responses</h2><p>b</p><h2>Aftermath</h2><p>c</p></article>",
            "<article><p>a</p><h2>Responses to the attack</h2><p>b</p></article>",
        ] {
            stays(kept, kept);
        }
        stays("<div><p>a</p><h3>2 responses to “Bridge shelled”</h3><p>b</p></div>", "<div><p>a</p></div>");
        stays(
            "<article><p>a</p><h2>Comments</h2><p>b</p><h2>Aftermath</h2><p>c</p></article>",
            "<article><p>a</p><h2>Aftermath</h2><p>c</p></article>",
        );
    }

    #[test]
    fn what_is_never_closed_takes_nothing_with_it() {
        stays("<div><p>a</p><section class=comments></div><p>b", "<div><p>a</p><section class=comments></div><p>b");
        stays("<section class=comments><p>b", "<section class=comments><p>b");
    }

    #[test]
    fn hostile_pages_take_no_time() {
        for unit in ["<div class=comments>", "<section>", "</div>", "<h2>comments", "<div></x>", "<x-comments>"] {
            let _ = comments(&unit.repeat(2_000_000 / unit.len()));
        }
    }
}
