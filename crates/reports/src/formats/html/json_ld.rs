//! In go the JSON-LD scripts of a page, out comes what they say of its article, in the words of <https://schema.org>.

use serde_json::Value;

use super::head::said;

/// What JSON-LD says of an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    pub(super) headline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// The words of the article, with their line ends.
    pub(super) body: Option<String>,
}

/// Reads the scripts; broken ones say nothing.
pub(super) fn described(scripts: &[String]) -> Described {
    let parsed: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let nodes = nodes(&parsed);
    let mut described = Described::default();
    let of_rank = |rank: usize| nodes.iter().copied().filter(move |node| self::rank(node) == Some(rank));
    for article in of_rank(0).chain(of_rank(1)) {
        described.fill(article, &nodes);
    }
    if described.publisher.is_none() {
        let site = nodes.iter().find(|node| has_type(node, |t| t == "WebSite"));
        described.publisher = site.and_then(|site| text(site.get("name")));
    }
    described
}

impl Described {
    /// Takes from a node what is not known yet.
    fn fill(&mut self, article: &Value, nodes: &[&Value]) {
        let take = |mine: &mut Option<String>, theirs: Option<String>| {
            if mine.is_none() {
                *mine = theirs;
            }
        };
        take(&mut self.headline, text(article.get("headline")));
        take(&mut self.publisher, article.get("publisher").and_then(|node| names(node, nodes)));
        take(&mut self.authors, article.get("author").and_then(|node| names(node, nodes)));
        take(&mut self.published, text(article.get("datePublished")));
        take(&mut self.language, text(article.get("inLanguage")));
        let body = article.get("articleBody").and_then(Value::as_str);
        take(&mut self.body, body.map(|body| super::entities::decode_entities(body).into_owned()));
        let page = article.get("mainEntityOfPage");
        let page = page.and_then(|page| text(Some(page)).or_else(|| text(page.get("@id"))));
        take(&mut self.url, text(article.get("url")).or(page));
    }
}

/// A script may stand in a comment or a CDATA section.
fn parse(script: &str) -> Option<Value> {
    let mut script = script.trim();
    for (opening, closing) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")] {
        script = script.strip_prefix(opening).unwrap_or(script).trim();
        script = script.strip_suffix(closing).unwrap_or(script).trim();
    }
    // serde_json refuses what is nested more than 128 deep, so nothing below can go deep.
    serde_json::from_str(script).ok()
}

/// The top-level nodes, those in lists and those in graphs.
fn nodes(parsed: &[Value]) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Value> = parsed.iter().rev().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(fields) => {
                found.push(value);
                waiting.extend(fields.get("@graph"));
                waiting.extend(fields.get("mainEntity"));
            }
            _ => {}
        }
    }
    found
}

/// 0 for an article, 1 for a page.
fn rank(node: &Value) -> Option<usize> {
    if has_type(node, |t| {
        t.ends_with("Article") || matches!(t, "BlogPosting" | "LiveBlogPosting" | "Report" | "PressRelease")
    }) {
        Some(0)
    } else if has_type(node, |t| t.ends_with("WebPage")) {
        Some(1)
    } else {
        None
    }
}

fn has_type(node: &Value, wanted: impl Fn(&str) -> bool) -> bool {
    match node.get("@type") {
        Some(Value::String(kind)) => wanted(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    let value = match value? {
        Value::Array(values) => values.first()?,
        value => value,
    };
    said(super::entities::decode_entities(value.as_str()?).into_owned())
}

/// The name of a person or body, of several joined by commas; one that stands elsewhere is looked up by its id.
fn names(value: &Value, nodes: &[&Value]) -> Option<String> {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        value => std::slice::from_ref(value),
    };
    let mut found: Vec<String> = Vec::new();
    for value in values.iter().take(20) {
        let elsewhere = value.get("@id").and_then(Value::as_str);
        let elsewhere = elsewhere.and_then(|id| {
            nodes.iter().find(|node| node.get("@id").and_then(Value::as_str) == Some(id) && node.get("name").is_some())
        });
        let name = text(Some(value)).or_else(|| text(value.get("name"))).or_else(|| text(elsewhere?.get("name")));
        found.extend(name.filter(|name| !name.starts_with("http") && !found.contains(name)));
    }
    (!found.is_empty()).then(|| found.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> Described {
        described(&[script.to_owned()])
    }

    #[test]
    fn an_article_is_read() {
        let article = of(
            r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge &amp; road shelled",
            "author":[{"@type":"Person","name":"Kara Lind"},{"name":"Dane Poll"}],"publisher":{"name":"Arven Post"},
            "datePublished":"2016-07-05T10:00:00Z","mainEntityOfPage":{"@id":"https://arven.example/1"},"inLanguage":"en"}"#,
        );
        assert_eq!(article.headline.as_deref(), Some("Bridge & road shelled"));
        assert_eq!(article.authors.as_deref(), Some("Kara Lind, Dane Poll"));
        assert_eq!(article.publisher.as_deref(), Some("Arven Post"));
        assert_eq!(article.published.as_deref(), Some("2016-07-05T10:00:00Z"));
        assert_eq!(article.url.as_deref(), Some("https://arven.example/1"));
        assert_eq!(article.language.as_deref(), Some("en"));
    }

    #[test]
    fn a_graph_is_followed() {
        let article =
            of(r##"{"@graph":[{"@type":"WebPage","datePublished":"2016-07-05","url":"https://arven.example/1"},
            {"@type":["Article","X"],"headline":"Bridge shelled","publisher":{"@id":"#o"}},
            {"@type":"Organization","@id":"#o","name":"Arven Post"}]}"##);
        assert_eq!(article.publisher.as_deref(), Some("Arven Post"));
        assert_eq!(article.published.as_deref(), Some("2016-07-05"));
    }

    #[test]
    fn other_things_say_nothing() {
        for script in ["", "{", "[]", "3", r#"{"@type":"BreadcrumbList","name":"x"}"#, &"[".repeat(100_000)] {
            assert_eq!(of(script), Described::default());
        }
        assert_eq!(of(r#"<!-- {"@type":"WebSite","name":"Arven Post"} -->"#).publisher.as_deref(), Some("Arven Post"));
    }
}
