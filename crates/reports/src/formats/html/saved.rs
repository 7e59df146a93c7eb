//! What whoever saved a page wrote into it: from where and when. SingleFile does so, and browsers put the address before a page.

use jiff::{Zoned, fmt::strtime};

/// From where and when.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Saved {
    /// The address it was saved from.
    pub(super) url: Option<String>,
    /// When, as an ISO 8601 time.
    pub(super) time: Option<String>,
}

/// What a comment near the beginning of a page says of its saving.
pub(super) fn saved(page: &str) -> Saved {
    const LOOKED_AT: usize = 4_096;
    let mut rest = page.get(..page.floor_char_boundary(LOOKED_AT)).unwrap_or(page);
    while let Some((_, after)) = rest.split_once("<!--") {
        let (comment, behind) = after.split_once("-->").unwrap_or((after, ""));
        if comment.contains("Page saved with SingleFile") {
            let value = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
            return Saved { url: value("url:").and_then(whole), time: value("saved date:").and_then(time) };
        }
        // "saved from url=(0027)https://arven.example/kelt": how long it is, and what it is.
        if let Some(from) = comment.trim().strip_prefix("saved from url=(") {
            return Saved { url: from.split_once(')').and_then(|(_, url)| whole(url)), time: None };
        }
        rest = behind;
    }
    Saved::default()
}

/// An address of the web.
fn whole(url: &str) -> Option<String> {
    let url = url.trim();
    let is_whole = url.starts_with("https://") || url.starts_with("http://");
    (is_whole && !url.contains(char::is_whitespace)).then(|| url.to_owned())
}

/// "Mon May 05 2031 08:00:02 GMT+0200 (Central European Summer Time)", as browsers write a date, or ISO 8601.
fn time(written: &str) -> Option<String> {
    let date = written.split(" (").next().unwrap_or(written).trim();
    let date = date.split_once(' ').map_or(date, |(_, date)| date);
    let told = strtime::parse("%b %d %Y %H:%M:%S GMT%z", date).and_then(|parts| parts.to_zoned());
    let moment = told.map(|zoned: Zoned| zoned.timestamp()).or_else(|_| written.trim().parse());
    moment.ok().map(|moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(url: Option<&str>, time: Option<&str>) -> Saved {
        Saved { url: url.map(str::to_owned), time: time.map(str::to_owned) }
    }

    #[test]
    fn who_saved_a_page_says_from_where_and_when() {
        let page = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://arven.example/kelt?id=7 \n \
                    saved date: Mon May 05 2031 08:00:02 GMT+0200 (Central European Summer Time)\n--><meta charset=utf-8>";
        assert_eq!(saved(page), said(Some("https://arven.example/kelt?id=7"), Some("2031-05-05T06:00:02Z")));
        let page =
            page.replace("Mon May 05 2031 08:00:02 GMT+0200 (Central European Summer Time)", "2031-05-05T06:00:02.5Z");
        assert_eq!(saved(&page).time.as_deref(), Some("2031-05-05T06:00:02.5Z"));
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0026)https://arven.example/kelt -->\n<html>";
        assert_eq!(saved(page), said(Some("https://arven.example/kelt"), None));
    }

    #[test]
    fn what_says_nothing_of_it_says_nothing() {
        for page in [
            "",
            "<!-- a note --><html>",
            "<!--",
            "<!-- saved from url=(0014)about:internet -->",
            "<!-- Page saved with SingleFile\n url: file:///home/x\n saved date: in May -->",
            "<p>Page saved with SingleFile url: https://arven.example</p>",
        ] {
            assert_eq!(saved(page), Saved::default(), "{page}");
        }
    }
}
