//! Just enough HTML to check a page: its tags in order, with their attributes. Raw text (style, script) is skipped.

/// An opening or closing tag.
pub struct Tag<'p> {
    pub name: &'p str,
    pub closing: bool,
    pub attributes: Vec<(&'p str, &'p str)>,
}

impl Tag<'_> {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, v)| *v)
    }
}

/// All tags of a page in which attributes are double-quoted and `<`, `>` stand in tags only.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let end = open + rest[open..].find('>').expect("a tag that does not end");
        let inside = &rest[open + 1..end];
        rest = &rest[end + 1..];
        if inside.starts_with('!') {
            continue;
        }
        let (closing, inside) = (inside.starts_with('/'), inside.trim_start_matches('/'));
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        found.push(Tag { name, closing, attributes: split(attributes) });
        if !closing && (name == "style" || name == "script") {
            rest = &rest[rest.find(&format!("</{name}>")).expect("raw text that does not end")..];
        }
    }
    found
}

fn split(mut rest: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = &rest[..end];
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "an odd attribute: {name:?}");
        rest = &rest[end..];
        match rest.strip_prefix("=\"") {
            Some(value) => {
                let close = value.find('"').expect("an attribute that does not end");
                found.push((name, &value[..close]));
                rest = &value[close + 1..];
            }
            None => found.push((name, "")),
        }
    }
}

/// The first place where tags are not nested well.
pub fn ill_nested(tags: &[Tag]) -> Option<String> {
    const VOID: &[&str] = &["meta", "br", "img", "input", "link", "hr"];
    let mut open = Vec::new();
    for (k, tag) in tags.iter().enumerate() {
        if tag.closing {
            match open.pop() {
                Some(name) if name == tag.name => {}
                other => return Some(format!("tag {k}: </{}> closes {other:?}", tag.name)),
            }
        } else if !VOID.contains(&tag.name) {
            // Paragraphs and links that hold their like would be torn apart by a browser.
            let torn = matches!(tag.name, "a" | "p" | "button") && open.contains(&tag.name);
            let block = matches!(
                tag.name,
                "p" | "ul" | "ol" | "div" | "section" | "details" | "h3" | "table" | "dl" | "blockquote"
            );
            if torn || (block && open.contains(&"p")) {
                return Some(format!("tag {k}: <{}> inside {open:?}", tag.name));
            }
            open.push(tag.name);
        }
    }
    (!open.is_empty()).then(|| format!("left open: {open:?}"))
}
