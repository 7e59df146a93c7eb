//! An answer with the sentences it stands on. In goes an answer, out comes a fold: its words first, and in it every claim with
//! its sentence, the way it came to us, how it is said, where it stands, and how it is cited.

use maud::{Markup, html};
use sayso_case::{Claim, ClaimKind, How, Manner, Polarity, Statement};
use sayso_exports::Citation;

use crate::answers::{Answer, Glyph};
use crate::cite::cite_link;
use crate::collation::Collation;
use crate::dates;
use crate::formats;
use crate::groups;
use crate::references::number;
use crate::safe::{self, Words, shortened};
use crate::wording::{self, several};

/// How many characters of a sentence, and of an answer's words, stand here; the whole stands in the report.
const QUOTED: usize = 420;
const ANSWER: usize = 110;
const BRIEF: usize = 46;
/// A saying of fewer characters says nothing by itself.
const FEW: usize = 10;

/// What stands in a cell and before an answer: the glyph with its tint; upright where it is said outright.
pub(crate) fn glyph(glyph: &Glyph, tint: usize, outright: bool, later: bool) -> Markup {
    let class = format!("k t{tint}{}", if outright { "" } else { " m" });
    html! {
        @match glyph {
            Glyph::Letter(l) => span class=(class) { @if outright { (l) } @else { (l.to_lowercase()) } },
            Glyph::Number(n) => span class=(class) { @if later { "›" } (n) },
            Glyph::Denies(of) => span class={(class) " d"} { span aria-hidden="true" { "⇥" } span class="vh" { "denies " } (of) },
            Glyph::No => span class={(class) " d"} { "no" },
            Glyph::Declined => span class={(class) " de"} { "decl." },
        }
    }
}

/// The answer in a few words: a pole as such, anything else in the speakers' words.
pub(crate) fn brief(answer: &Answer) -> Markup {
    let position = answer.position;
    html! {
        @match position.canonical.as_str() {
            "unknown" => "said not to be known",
            "not so" if answer.glyph == Glyph::No && position.value.starts_with("denied: ") => "denied; said outright by nobody here",
            "not so" if answer.glyph == Glyph::No => "said in denial",
            pole @ ("yes" | "no" | "so" | "not so" | "none") => (pole),
            _ => q { bdi { (Words(&shortened(&position.value, BRIEF))) } },
        }
    }
}

/// The words of an answer: those of its first outright claim where that is a saying; its sentence where they are too few to be
/// understood ("denied this"). Before them what the speaker does with them, where he does not say that it is so: without it the words
/// of a denial read as what is denied, and those of one who does not know as what he knows.
fn words<'c>(all: &Collation<'c>, answer: &Answer<'c>) -> (Option<String>, &'c str) {
    let claims = || answer.takes.iter().flat_map(|t| &t.claims);
    let first = claims().find(|c| c.how == How::Outright).or_else(|| claims().next());
    let said = first.filter(|c| c.kind == ClaimKind::Statement).and_then(|c| {
        let found = all.index.find(&c.finding)?;
        let text = all.index.text(found.report);
        let words = found.span.of(text).trim();
        let stance = all.index.statement(&c.finding).and_then(stance);
        let few = words.chars().count() < FEW;
        let (stance, words) = if few { (None, c.sentence.of(text).trim()) } else { (stance, words) };
        (!words.is_empty()).then_some((stance, words))
    });
    let value = &answer.position.value;
    said.unwrap_or_else(|| (None, value.strip_prefix("denied: ").unwrap_or(value)))
}

/// "rejected", "did not confirm"; `None` where the words are said to be so.
fn stance(statement: &Statement) -> Option<String> {
    let (manner, polarity) = (statement.manner, statement.polarity);
    let against = matches!(manner, Manner::Deny | Manner::Reject | Manner::Decline | Manner::Silent);
    (against || polarity == Polarity::Negated).then(|| wording::manner(manner, polarity))
}

/// The answer with its fold.
pub(crate) fn answer(all: &Collation, answer: &Answer) -> Markup {
    let origins = answer.position.origins;
    let first = answer.takes.first().map(|t| all.voices.get(t.voice));
    let (stance, said) = words(all, answer);
    let said = said.trim_matches(['“', '”', '"']);
    let lang = lang(all, answer);
    html! {
        li class="pos" id=(crate::safe::anchor("q-", &answer.position.id)) data-o=(origins) {
            details {
                summary { (glyph(&answer.glyph, answer.tint, true, false)) " " span { @if let Some(stance) = &stance { (stance) ": " } q dir="auto" lang=[lang] { (Words(&shortened(said, ANSWER))) } } }
                (sentences(all, answer))
            }
            p class="meta" {
                @if let Some(first) = first { bdi { (Words(&first.handle)) } }
                @if answer.takes.len() > 1 { "; " (several(answer.takes.len(), "voice")) ", " (several(origins, "origin")) }
            }
            p class="full" { (groups::voices(all, &answer.takes, true)) }
        }
    }
}

/// The language of an answer's words, where they are not English.
fn lang<'c>(all: &Collation<'c>, answer: &Answer<'c>) -> Option<&'c str> {
    let mut claims = answer.takes.iter().flat_map(|t| &t.claims);
    let first = claims.clone().find(|c| c.how == How::Outright).or_else(|| claims.next())?;
    all.index.lang(all.index.report(&first.report)?)
}

fn sentences(all: &Collation, answer: &Answer) -> Markup {
    let mut seen: Vec<String> = Vec::new();
    let position = answer.position.id.as_str();
    html! {
        ul class="cls" { @for take in &answer.takes { @for claim in &take.claims {
            @let anchor = all.anchor(claim, position);
            @let known = seen.contains(&anchor);
            (one(all, take.voice, claim, (!known).then_some(anchor.as_str())))
            @if !known { @let () = seen.push(anchor); }
        } } }
    }
}

fn one(all: &Collation, voice: usize, claim: &Claim, anchor: Option<&str>) -> Markup {
    let index = &all.index;
    let Some(report) = index.report(&claim.report) else { return html! {} };
    let sides = groups::slugs_of(all, [voice]);
    let voice = all.voices.get(voice);
    let sentence = shortened(claim.sentence.of(index.text(report)), QUOTED);
    let statement = index.statement(&claim.finding);
    html! {
        li class="cl" id=[anchor] data-side=(sides) data-sp=(voice.slug) data-rep=(number(report)) {
            blockquote dir="auto" lang=[index.lang(report)] { (Words(&sentence)) }
            p {
                (groups::named(all, voice))
                @if voice.report.is_none() {
                    @for through in claim.chain.iter().rev().filter(|c| Some(c.as_str()) != claim.speaker.as_deref()) { " ◂ " bdi { (Words(through)) } }
                    " ◂ " bdi { (Words(index.outlet(report))) }
                }
                ", " @match claim.how { How::Outright => "outright", How::Hedged => "hedged", How::Relayed => "relayed" }
                @if let Some(s) = statement { ": " (wording::manner(s.manner, s.polarity)) ", " (wording::form(s.form)) }
                @if index.figure(&claim.finding).is_some_and(|f| f.denied) { ", denied" }
                @if let Some(d) = index.published(report) { "; " (Words(&dates::words(&d))) }
                "; " (index.place(report, claim.span))
                @if let Some(shared) = shared_origin(all, report) { "; " (shared) }
                (index.judged_said(&claim.finding))
                " " @if all.judges { a class="id" href={"/review/" (safe::anchor("", &claim.finding))} { (Words(claim.finding.as_str())) } }
                @else { span class="id" { (Words(claim.finding.as_str())) } }
            }
            (cite(all, report, claim))
        }
    }
}

/// How to cite the sentence: every format where several reports tell of the incident, else a link to that of its report, so that a
/// page of thousands of reports stays small.
fn cite(all: &Collation, report: usize, claim: &Claim) -> Markup {
    let index = &all.index;
    let Some(read) = index.case.reports.get(report) else { return html! {} };
    html! {
        @if all.reference(claim).is_some() {
            (formats::short(&Citation::of(&read.report).at(&claim.finding, index.paragraph(report, claim.span.start)).on_page(read.report.page_at(claim.span.start))))
        } @else { p { (cite_link(index, report, claim.span)) } }
    }
}

/// The other reports that count as one origin with this one.
fn shared_origin(all: &Collation, report: usize) -> Option<Markup> {
    let id = &all.index.case.reports.get(report)?.report.id;
    let origin = all.index.origin_of(id)?;
    Some(html! { "one origin with " @for (k, other) in origin.reports.iter().filter(|r| *r != id).take(6).enumerate() {
        @if k > 0 { " " } @if let Some(k) = all.index.report(other) { (all.index.report_reference(k)) }
    } })
}
