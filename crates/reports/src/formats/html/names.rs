//! In go the tags of elements, out comes what their names (class, id, role and the like) say of what they hold.

use super::lines::among;
use super::tokens::Tag;

/// Elements that stand around an article.
const AROUND: &[&str] = &["nav", "footer", "aside", "form", "menu"];
/// Parts of names of elements that stand around an article.
const AROUND_NAMES: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "footer",
    "sidebar",
    "related",
    "share",
    "sharing",
    "social",
    "newsletter",
    "subscribe",
    "advert",
    "advertisement",
    "ads",
    "promo",
    "popup",
    "modal",
    "tags",
    "recommended",
    "trending",
    "popular",
    "mostread",
    "contentinfo",
    "complementary",
    "banner",
];
/// Parts of names of elements that hold what readers wrote, in the languages that sites are made in.
const COMMENT_NAMES: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "commentbox",
    "commentsection",
    "fbcomments",
    "disqus",
    "livefyre",
    "utterances",
    "giscus",
    "talkback",
    "talkbacks",
    "guestbook",
    "kommentar",
    "kommentare",
    "kommentarer",
    "leserkommentare",
    "leserbriefe",
    "commentaire",
    "commentaires",
    "comentario",
    "comentarios",
    "comentários",
    "commenti",
    "komentarz",
    "komentarze",
    "komentari",
    "yorum",
    "yorumlar",
    "reacties",
];
/// Names that hold what readers wrote only where "reader" or the like stands beside them, or that do so mostly.
const READERS: &[&str] = &["reader", "readers", "user", "users", "visitor", "visitors", "community", "audience"];
const OPINIONS: &[&str] = &[
    "opinion",
    "opinions",
    "reaction",
    "reactions",
    "feedback",
    "discussion",
    "response",
    "responses",
    "reply",
    "replies",
    "thoughts",
    "voices",
    "letters",
    "posts",
    "reviews",
];
const MOSTLY_COMMENTS: &[&str] = &["replies", "responses", "discussion", "discussions", "conversation", "respond"];
/// What makes of a name of comments the name of something else: whether a whole post may be commented on, a link to them.
const ABOUT_COMMENTS: &[&str] = &[
    "open", "closed", "has", "no", "with", "without", "enabled", "disabled", "allow", "on", "off", "status", "type",
    "cms",
];

/// The parts of a name: cut at marks and where a capital follows a small letter, in lower case.
pub(super) fn parts_of(name: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut after_small = false;
    for c in name.chars().take(300) {
        let ends = !c.is_alphanumeric() || (c.is_uppercase() && after_small);
        if ends && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        if c.is_alphanumeric() {
            part.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

fn is_in(part: &str, list: &[&str]) -> bool {
    list.contains(&part)
}

/// Whether an element stands around the body of a page: menus, asides, footers, cookie notes, related links.
pub(super) fn is_around(tag: &Tag<'_>) -> bool {
    if among(tag.name, &["html", "body", "main", "article", "p", "a", "span"]) {
        return false;
    }
    let hidden = tag.attribute("hidden").is_some() || tag.attribute("aria-hidden").is_some_and(|v| v == "true");
    if among(tag.name, AROUND) || hidden {
        return true;
    }
    ["class", "id", "role"]
        .iter()
        .filter_map(|name| tag.attribute(name))
        .any(|value| parts_of(&value).iter().any(|part| is_in(part, AROUND_NAMES)))
}

/// Whether an element holds what readers wrote, as far as its names tell.
pub(super) fn is_comments(tag: &Tag<'_>) -> bool {
    if among(tag.name, &["html", "body", "main", "a", "span", "button", "input", "link", "meta", "h1"]) {
        return false;
    }
    let names = ["class", "id", "itemprop", "itemtype", "aria-label", "data-component", "data-testid"];
    names.iter().filter_map(|name| tag.attribute(name)).any(|value| value.split_whitespace().any(names_comments))
        || tag.name.contains('-') && names_comments(tag.name)
}

/// Whether one name says comments: "comments", "CommentBox", "reader-opinions", "fb_comments"; not "comments-open".
fn names_comments(name: &str) -> bool {
    let parts = parts_of(name);
    if parts.iter().any(|part| is_in(part, ABOUT_COMMENTS)) {
        return false;
    }
    let has = |list: &[&str]| parts.iter().any(|part| is_in(part, list));
    has(COMMENT_NAMES)
        || (has(READERS) && has(OPINIONS))
        || (parts.len() <= 2 && parts.first().is_some_and(|part| is_in(part, MOSTLY_COMMENTS)))
}

/// Whether an element holds the words for a picture.
pub(super) fn is_caption(tag: &Tag<'_>) -> bool {
    const CAPTION_NAMES: &[&str] = &["caption", "captions", "figcaption", "cutline", "bildunterschrift", "legende"];
    const CREDIT_NAMES: &[&str] = &["credit", "credits", "photocredit", "imagecredit", "photographer", "copyright"];
    if tag.is("figcaption") {
        return true;
    }
    if among(tag.name, &["html", "body", "main", "article", "section", "figure", "table", "caption", "img", "a"]) {
        return false;
    }
    ["class", "id", "itemprop"].iter().filter_map(|name| tag.attribute(name)).any(|value| {
        value.split_whitespace().any(|name| {
            let parts = parts_of(name);
            // "wp-caption" is the frame around a picture and its caption; both are no words of the article.
            parts.iter().any(|part| is_in(part, CAPTION_NAMES) || is_in(part, CREDIT_NAMES))
                && !parts.iter().any(|part| is_in(part, &["has", "no", "with", "without", "align"]))
        })
    })
}

/// The kind of sections without a name: posts only where most of them have a time.
pub(super) const SECTION: &str = "section";

/// What kind of post an element may be, one of several on a page, by its name and its names; those of one kind are alike.
pub(super) fn post_kind(tag: &Tag<'_>) -> Option<String> {
    const POST_NAMES: &[&str] =
        &["post", "posting", "entry", "update", "liveblog", "message", "msg", "bulletin", "timeline", "event", "card"];
    const POST_TYPES: &[&str] = &["posting", "update", "comment"];
    const WRAPPERS: &[&str] = &["item", "block", "wrap", "wrapper", "container", "row", "box", "single"];
    if tag.is("article") {
        return Some("article".to_owned());
    }
    if tag.is("section") && tag.attribute("class").is_none() {
        return Some(SECTION.to_owned());
    }
    if !among(tag.name, &["div", "section", "li"]) {
        return None;
    }
    let type_parts = tag.attribute("itemtype").map(|value| parts_of(&value)).unwrap_or_default();
    if type_parts.last().is_some_and(|part| is_in(part, POST_TYPES)) {
        return Some(type_parts.join("-"));
    }
    ["class", "itemprop"].iter().filter_map(|name| tag.attribute(name)).find_map(|value| {
        value.split_whitespace().find_map(|name| {
            let mut parts = parts_of(name);
            parts.retain(|part| !part.bytes().all(|b| b.is_ascii_digit()));
            // "post-body" is a part of one.
            let named = parts.iter().rfind(|part| !is_in(part, WRAPPERS)).is_some_and(|part| is_in(part, POST_NAMES));
            named.then(|| parts.join("-"))
        })
    })
}

/// Whether an element holds the name of who wrote the page.
pub(super) fn is_author(tag: &Tag<'_>) -> bool {
    if among(tag.name, &["html", "body", "main", "article", "section", "meta", "link", "img", "input"]) {
        return false;
    }
    // "author-bio", "author-list" tell of authors and name none.
    const ABOUT: &[&str] =
        &["bio", "biography", "box", "card", "avatar", "image", "photo", "list", "links", "about", "description"];
    let about = ["class", "id"]
        .iter()
        .filter_map(|name| tag.attribute(name))
        .any(|value| parts_of(&value).iter().any(|part| is_in(part, ABOUT)));
    if about {
        return false;
    }
    let says = |name: &str, list: &[&str]| {
        tag.attribute(name).is_some_and(|value| parts_of(&value).iter().any(|part| is_in(part, list)))
    };
    says("rel", &["author"])
        || says("itemprop", &["author"])
        || says("class", &["author", "byline", "writtenby"])
        || says("id", &["author", "byline"])
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{Token, tokens};
    use super::*;

    fn of(source: &str, test: fn(&Tag<'_>) -> bool) -> bool {
        match tokens(source).next() {
            Some(Token::Open(tag)) => test(&tag),
            _ => panic!("no tag in {source}"),
        }
    }

    #[test]
    fn names_are_cut() {
        assert_eq!(parts_of("CommentBox wp-block__x2"), ["comment", "box", "wp", "block", "x2"]);
    }

    #[test]
    fn comments_by_their_names() {
        for tag in [
            "<div class=comments>",
            "<section id='comment-list'>",
            "<ol class=commentlist>",
            "<div id=disqus_thread>",
            "<details class=CommentBox>",
            "<div class='box reader-opinions'>",
            "<div class=user_reactions>",
            "<ul class=replies>",
            "<article class=comment-body>",
            "<fb-comments>",
            "<div itemprop=comment>",
            "<aside class=leserkommentare>",
        ] {
            assert!(of(tag, is_comments), "{tag}");
        }
        for tag in [
            "<body class=comments-open>",
            "<div class='post comments-open'>",
            "<div class=no-comments>",
            "<div class=opinion>",
            "<div class=commentary>",
            "<div class=post>",
            "<div class=user-content>",
        ] {
            assert!(!of(tag, is_comments), "{tag}");
        }
    }

    #[test]
    fn captions_and_posts_by_their_names() {
        for tag in
            ["<figcaption>", "<p class=wp-caption-text>", "<div class=imageCaption>", "<span class=photo-credit>"]
        {
            assert!(of(tag, is_caption), "{tag}");
        }
        assert!(!of("<div class=has-caption>", is_caption));
        assert!(!of("<caption>", is_caption), "a table's caption says what its numbers are");
        assert!(of("<div class='live-post x'>", |tag| post_kind(tag).is_some()));
        assert!(of("<div class='post-123'>", |tag| post_kind(tag).as_deref() == Some("post")));
        assert!(!of("<div class=post-body>", |tag| post_kind(tag).is_some()));
        assert!(!of("<div class=story>", |tag| post_kind(tag).is_some()));
    }
}
