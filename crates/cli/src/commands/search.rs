//! `sayso search`: statements and reports of a record, by words and filters.

use sayso_contract::Line;
use sayso_record::{Found, Query, Record, Reviewed, hit_line};

use crate::made::made;
use crate::output::{self, AllWell, Look, Out, Stop, one_line};
use crate::search_args::SearchArgs;

/// So much of the words of a statement is shown, in characters.
const SHOWN: usize = 240;

/// Prints what is found.
pub fn run(asked: &SearchArgs) -> Result<AllWell, Stop> {
    let record = Record::open(&asked.record)?;
    let query = Query {
        words: asked.words.join(" "),
        speaker: asked.speaker.clone(),
        side: asked.side.clone(),
        place: asked.place.clone(),
        from: asked.from,
        to: asked.to,
        manner: asked.manner,
        outcome: asked.outcome,
        outlet: asked.outlet.clone(),
        reviewed: asked.reviewed,
        most: asked.most,
    };
    let found = made("the search index", || record.search(&query, sayso_pipeline::threads(asked.threads)))??;
    let mut out = Out::open();
    if asked.json {
        for hit in &found.hits {
            out.text(&(Line::Hit(hit_line(hit)).to_json() + "\n"))?;
        }
    } else {
        out.text(&text(&found, Look::of_stdout()))?;
    }
    out.close()?;
    if !found.also.is_empty() {
        output::notice(&format!("Searched as well: {}.", one_line(&found.also.join("; "))));
    }
    if found.names_left_out {
        output::notice(
            "This record has too many reports to join its names in passing: each name finds the words it is written in.",
        );
    }
    if found.more {
        output::notice(&format!("There are more than these {} (--most N).", found.hits.len()));
    }
    Ok(AllWell::Yes)
}

/// The reports in order, under each what is said in it.
fn text(found: &Found, look: Look) -> String {
    if found.hits.is_empty() {
        return "Nothing is found.\n".to_owned();
    }
    let mut text = String::new();
    let mut above = None;
    for hit in &found.hits {
        if above != Some(&hit.report) {
            above = Some(&hit.report);
            let published = hit.published.map(|date| date.in_words());
            let parts = [Some(hit.path.clone()), hit.publisher.clone(), published, hit.title.clone()];
            let parts: Vec<String> = parts.into_iter().flatten().map(|part| one_line(&part)).collect();
            text.push_str(&format!("{}\n", look.bold(&parts.join("  "))));
        }
        let Some(said) = &hit.statement else { continue };
        let words: String = one_line(&said.text).chars().take(SHOWN).collect();
        let cut = if one_line(&said.text).chars().count() > SHOWN { " ..." } else { "" };
        let seen = if said.reviewed == Reviewed::No { "" } else { said.reviewed.as_str() };
        let speaker = one_line(said.speaker.as_deref().unwrap_or("(nobody is found who says it)"));
        let head = format!("{}  {speaker}, {}  {seen}", said.id, said.manner.as_str().replace('_', " "));
        text.push_str(&format!("  {}\n    {words}{cut}\n", head.trim_end()));
    }
    text
}
