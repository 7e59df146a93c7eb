//! Short articles beside boxes of like size, in the layouts that sites have (all invented): the article is read, the box is
//! not; posts and the words for pictures are kept apart.

mod common;

use common::{Folder, page, read_file};
use sayso_case::{PartKind, Report};
use sayso_reports::ProblemKind;

const FIRST: &str = "Shells fell on a guard post beside the Kelt road on Sunday and two soldiers lost their lives, according to a short notice of the Halvian army.";
const SECOND: &str = "The Zelmaran ministry called this untrue: none of its units, it wrote, had fired a single round between morning and nightfall there.";
const ANGRY: &str = "My brother works near the post and counted 500 soldiers dead, but of course nobody in the ministry will ever admit to that.";
const SURE: &str = "You are quite right, it must have been 600 soldiers, our neighbours watched the evening programme and heard it with their own ears.";

/// Pages with `BOX` where a box may stand.
const PAGES: [&str; 9] = [
    "<main><article><h1>Two killed</h1>ARTICLE</article>BOX</main>",
    "<div id=wrap><div class=story><h1>Two killed</h1>ARTICLE</div>BOX</div>",
    "<div class=page><header><h1>Two killed</h1></header><section class=text>ARTICLE</section>BOX</div>",
    "<article class='post comments-open'><h1>Two killed</h1><div class=entry-content>ARTICLE</div>BOX</article>",
    "<main role=main><h1>Two killed</h1>ARTICLE BOX</main>",
    "<h1>Two killed</h1>ARTICLE BOX",
    "<div itemscope itemtype='https://schema.org/NewsArticle'><h1>Two killed</h1><div itemprop=articleBody>ARTICLE</div>BOX</div>",
    "<table><tr><td><h1>Two killed</h1>ARTICLE</td></tr></table>BOX",
    "<div class=content>BOX<div class=text><h1>Two killed</h1>ARTICLE</div></div>",
];

/// Boxes with `WORDS` where their paragraphs stand.
const BOXES: [&str; 18] = [
    "<div class=comments>WORDS</div>",
    "<section id=comments><h2>2 comments</h2>WORDS</section>",
    "<div class='reader-opinions box'>WORDS</div>",
    "<div id=disqus_thread>WORDS</div>",
    "<details class=CommentBox><summary>Comments</summary>WORDS</details>",
    "<ol class=commentlist><li class=comment><article class=comment-body>WORDS</article></li></ol>",
    "<div class=x7><h3>What do you think?</h3>WORDS</div>",
    "<div class=x8><h3>12 Comments</h3><div>WORDS</div></div>",
    "<section class=user-reactions>WORDS</section>",
    "<div itemprop=comment itemscope>WORDS</div>",
    "<comments-widget>WORDS</comments-widget>",
    "<aside><h2>Our view</h2>WORDS</aside>",
    "<div class=related-stories><h3>Related</h3>WORDS</div>",
    "<div class='newsletter signup'>WORDS</div>",
    "<form class=subscribe>WORDS</form>",
    "<div id=cookieConsent role=dialog>WORDS</div>",
    "<footer>WORDS</footer>",
    "<noscript>WORDS</noscript>",
];

fn layout(page: &str, around: &str) -> String {
    let article = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    let words = format!("<p>By <b>Cross Neighbour</b>: {ANGRY}</p><p>{SURE}</p>");
    let body = page.replace("ARTICLE", &article).replace("BOX", &around.replace("WORDS", &words));
    format!("<html><head><title>Two killed</title></head><body>{body}</body></html>")
}

fn read(source: &str) -> (Report, bool) {
    let folder = Folder::new();
    let (report, problems) = read_file(&folder.write("page.html", source)).unwrap();
    let unsure = problems.iter().any(|problem| problem.kind == ProblemKind::UnsureArticle);
    (report, unsure)
}

#[test]
fn an_article_is_read_and_the_box_beside_it_is_not() {
    let mut wrong = Vec::new();
    for page in PAGES {
        for around in BOXES {
            let (report, _) = read(&layout(page, around));
            let article = report.text.contains(FIRST) && report.text.contains(SECOND);
            let clean = !report.text.contains("500 soldiers") && !report.text.contains("600 soldiers");
            if !article || !clean || report.byline.is_some() {
                wrong.push(format!("{page} with {around}: {:?} {:?}", report.byline, report.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), PAGES.len() * BOXES.len(), wrong.join("\n"));
}

#[test]
fn what_nothing_tells_apart_is_kept_or_said() {
    for page in PAGES {
        for around in
            ["<div class=x1>WORDS</div>", "<section>WORDS</section>", "<details><summary>More</summary>WORDS</details>"]
        {
            let (report, unsure) = read(&layout(page, around));
            assert!(
                report.text.contains(FIRST) && report.text.contains(SECOND),
                "{page} with {around}: {}",
                report.text
            );
            let _ = unsure;
        }
    }
}

fn parts(report: &Report) -> Vec<(PartKind, &str, Option<&str>)> {
    report.parts.iter().map(|part| (part.kind, part.span.of(&report.text), part.time.as_deref())).collect()
}

#[test]
fn posts_are_kept_apart_with_their_times() {
    let toll = "Halvian officers raised their count to three on Monday, since two of the wounded had not lived through the night in the clinic.";
    let one =
        "Early shells struck a guard post beside the Kelt road and cost one soldier his life, officers told the paper.";
    for (open, close) in [
        ("<article>", "</article>"),
        ("<div class='live-post x'>", "</div>"),
        ("<div class=message id=m1>", "</div>"),
        ("<li class=timeline-item>", "</li>"),
        ("<section class=update>", "</section>"),
        ("<div itemscope itemtype='https://schema.org/BlogPosting'>", "</div>"),
    ] {
        let post = |time: &str, words: &str| format!("{open}<time datetime='{time}'>10:00</time><p>{words}</p>{close}");
        let report = page(format!(
            "<html><head><title>Live: shelling near Arven</title></head><body><nav><a href=/>Home</a></nav><main><h1>Live: shelling \
             near Arven</h1><div>{}{}</div></main><footer>Imprint</footer></body></html>",
            post("2031-05-04T10:00:00Z", toll),
            post("2031-05-03", one)
        ));
        assert_eq!(
            parts(&report),
            [
                (PartKind::Title, "Live: shelling near Arven", None),
                (PartKind::Post, format!("10:00\n\n{toll}").as_str(), Some("2031-05-04T10:00:00Z")),
                (PartKind::Post, format!("10:00\n\n{one}").as_str(), Some("2031-05-03")),
            ],
            "{open}"
        );
    }
}

#[test]
fn teasers_beside_an_article_are_no_posts() {
    let long = format!("<p>{FIRST}</p><p>{SECOND}</p>").repeat(3);
    let card = "<article class=card><h3><a href=/x>The baker who stayed in Arven</a></h3><p>He sells bread at the bridge.</p></article>";
    let report = page(format!(
        "<title>Two killed</title><main><article><h1>Two killed</h1>{long}</article><div>{card}{card}{card}</div></main>"
    ));
    assert!(report.parts.iter().all(|part| part.kind != PartKind::Post), "{:?}", report.parts);
    assert!(!report.text.contains("He sells bread"), "{}", report.text);
}

#[test]
fn the_words_for_pictures_are_kept_apart() {
    for caption in [
        "<figure><img src=x><figcaption>The same bridge in 2024, after a raid that cost nine lives. Photo: D. Lorne/Kestrel</figcaption></figure>",
        "<div class=wp-caption><img src=x><p class=wp-caption-text>The same bridge in 2024, after a raid that cost nine lives. Photo: D. Lorne/Kestrel</p></div>",
        "<div class=picture><img src=x><span class=photo-caption>The same bridge in 2024, after a raid that cost nine lives. Photo: D. Lorne/Kestrel</span></div>",
    ] {
        let report = page(format!(
            "<title>Two killed</title><main><article><h1>Two killed</h1><p>{FIRST}</p>{caption}<p>{SECOND}</p></article></main>"
        ));
        let words = "The same bridge in 2024, after a raid that cost nine lives. Photo: D. Lorne/Kestrel";
        let body = format!("{FIRST}\n\n{SECOND}");
        assert_eq!(
            parts(&report),
            [
                (PartKind::Title, "Two killed", None),
                (PartKind::Body, body.as_str(), None),
                (PartKind::Caption, words, None)
            ],
            "{caption}"
        );
    }
}

#[test]
fn a_byline_is_never_a_readers() {
    let article = format!("<article><h1>Two killed</h1>BY<p>{FIRST}</p></article>");
    let comment = "<section id=comments><div class=comment><span class=author>By Cross Neighbour</span><time \
                   datetime=2031-05-09>x</time><p>It was 500 soldiers, believe me.</p></div></section>";
    let report = page(format!("<title>T</title>{}{comment}", article.replace("BY", "")));
    assert_eq!((report.byline, report.published), (None, None));
    let report =
        page(format!("<title>T</title>{}{comment}", article.replace("BY", "<p class=byline>By Kara Lind</p>")));
    assert_eq!(report.byline.as_deref(), Some("Kara Lind"));
}

#[test]
fn a_page_of_nothing_but_comments_is_read() {
    let (report, unsure) =
        read(&format!("<title>Arven forum</title><div class=comments><p>{ANGRY}</p><p>{SURE}</p></div>"));
    assert!(report.text.contains(ANGRY) && report.text.contains(SURE));
    assert!(unsure);
}

#[test]
fn line_separators_end_lines() {
    let report = page("<title>Two killed</title><p>5 July 2031\u{2028}Two soldiers were killed.\u{2029}One fled.</p>");
    assert_eq!(report.text, "Two killed\n5 July 2031\nTwo soldiers were killed.\n\nOne fled.");
    let folder = Folder::new();
    let text = "Two killed\u{2028}5 July 2031\u{2028}\u{2028}Two soldiers were killed near Arven.";
    let (report, _) = read_file(&folder.write("release.txt", text)).unwrap();
    assert_eq!(report.title.as_deref(), Some("Two killed"));
    assert_eq!(report.published.unwrap().to_string(), "2031-07-05");
    assert_eq!(report.text, text);
}

/// A page with a heading and what stands under it.
fn headed(body: &str) -> Report {
    page(format!("<title>Two killed</title><main><h1>Two killed</h1>{body}</main>"))
}

#[test]
fn the_number_of_a_note_is_no_part_of_a_count() {
    for note in ["<sup><a href=#n3>3</a></sup>", "<sup>3</sup>", "<sub>3</sub>", "<sup>[3]</sup>"] {
        let report = headed(&format!("<p>Shells killed 12{note} people near Arven. {SECOND}</p>"));
        assert!(report.text.contains("killed 12 people"), "{}", report.text);
    }
    let report = headed(&format!("<p>It burnt 3 km<sup>2</sup> on the 21<sup>st</sup> of May. {SECOND}</p>"));
    assert!(report.text.contains("3 km2 on the 21st of May"), "{}", report.text);
}

#[test]
fn short_posts_are_kept() {
    let post = |time: &str, words: &str| format!("<article><time datetime={time}>x</time><p>{words}</p></article>");
    let report = headed(&format!(
        "{}{}{}{}",
        post("2031-03-04T09:05Z", "Two dead in Arven."),
        post("2031-03-04T09:25Z", FIRST),
        post("2031-03-04T09:45Z", "Shelling goes on."),
        post("2031-03-04T10:00Z", SECOND)
    ));
    let times: Vec<_> = report.parts.iter().filter(|p| p.kind == PartKind::Post).map(|p| p.time.clone()).collect();
    assert_eq!(times.iter().flatten().count(), 4, "{:?}", report.parts);
    assert!(report.text.contains("Two dead in Arven.") && report.text.contains("Shelling goes on."));
}

#[test]
fn sections_with_times_are_posts_and_others_are_not() {
    let timed = |words: &str| format!("<section><time datetime=2031-03-04T09:05Z>9.05</time><p>{words}</p></section>");
    let report = headed(&format!("{}{}", timed(FIRST), timed(SECOND)));
    assert_eq!(report.parts.iter().filter(|part| part.kind == PartKind::Post).count(), 2, "{:?}", report.parts);
    let report = headed(&format!("<section><p>{FIRST}</p></section><section><p>{SECOND}</p></section>"));
    assert!(report.parts.iter().all(|part| part.kind != PartKind::Post), "{:?}", report.parts);
}

#[test]
fn the_article_with_the_pages_heading_is_no_post_of_its_teasers() {
    let teaser = "<article><h3><a href=x>Melnik</a></h3><p>Twelve workers died in Melnik, the council said on Monday.</p></article>";
    let report = page(format!(
        "<title>Two killed</title><article><h1>Two killed</h1><p>{FIRST}</p><p>{SECOND}</p></article>{teaser}{teaser}{teaser}"
    ));
    assert!(report.text.contains(FIRST) && !report.text.contains("Twelve workers"), "{}", report.text);
}

#[test]
fn a_lead_set_apart_is_kept() {
    let lead = "Twelve people died in Arven on Sunday.";
    let long = format!("<p>{FIRST}</p><p>{SECOND}</p>").repeat(3);
    for body in [
        format!(
            "<article><h1>Two killed</h1><p class=intro>{lead}</p><div itemprop=articleBody>{long}</div></article>"
        ),
        format!("<h1>Two killed</h1><p>{lead}</p><article>{long}</article>"),
    ] {
        let report = page(format!("<title>Two killed</title>{body}"));
        assert!(report.text.contains(lead) && report.text.contains(FIRST), "{}", report.text);
    }
}

#[test]
fn chapters_of_responses_are_the_articles() {
    let report = headed(&format!(
        "<article><p>{FIRST}</p><h2>Responses</h2><p>{SECOND}</p><h2>Aftermath</h2><p>Forty families left the \
                                  town by bus on Monday.</p></article>"
    ));
    assert!(report.text.contains(SECOND) && report.text.contains("Forty families"), "{}", report.text);
}

#[test]
fn a_page_made_by_a_script_says_its_article_or_that_it_has_none() {
    let said = serde_json::json!({"@type": "NewsArticle", "headline": "Two killed", "articleBody": format!("{FIRST}\n\n{SECOND}")});
    let shell = "<div id=app>Loading...</div>";
    let report = page(format!("<title>Two killed</title><script type=application/ld+json>{said}</script>{shell}"));
    assert_eq!(report.text, format!("Two killed\n{FIRST}\n\n{SECOND}"));
    let folder = Folder::new();
    let (_, problems) =
        read_file(&folder.write("p.html", "<title>Two killed</title><h1>Two killed</h1><div id=app></div>")).unwrap();
    assert!(problems.iter().any(|problem| problem.kind == ProblemKind::NoBody), "{problems:?}");
}

#[test]
fn dates_and_authors_of_other_pages_are_not_the_articles() {
    let other = "<ul><li><time datetime=2031-05-09>9 May</time> <a href=x>Drone strike</a></ul>";
    assert_eq!(headed(&format!("<p>{FIRST}</p><p>{SECOND}</p>{other}")).published, None);
    let dated = headed(&format!("<p>4 March 2031</p><p>{FIRST}</p><p>{SECOND}</p>"));
    assert_eq!(dated.published.map(|date| date.to_string()).as_deref(), Some("2031-03-04"));
    let bio = headed(&format!(
        "<p>{FIRST}</p><p>{SECOND}</p><p class=author-bio>Mira Toll has covered the river for years.</p>"
    ));
    assert_eq!(bio.byline, None);
}

#[test]
fn the_words_for_pictures_behind_the_article_are_kept() {
    let report = headed(&format!(
        "<article><p>{FIRST}</p><p>{SECOND}</p><figure><img src=a><figcaption>Seven were killed here in \
                                  2024.</figcaption></figure></article>"
    ));
    assert!(report.parts.iter().any(|part| part.kind == PartKind::Caption), "{:?}", report.parts);
}
