//! A case as JSON-LD: reports, sayings, figures and answers in the words of schema.org (`Claim`, `Quotation`, `Question`), where each
//! comes from in those of PROV-O, and its place in those of the Web Annotation vocabulary.
//!
//! The context stands in the file, so that it is read without the network. An answer is a claim; that it stands here says nothing of
//! whether it is so, and answers that contradict each other stand side by side.

use std::collections::BTreeSet;

use sayso_case::{Case, Claim, FindingId, Point, Position, ReadReport, Report, SpeakerKind, Statement};
use serde_json::{Map, Value, json};

use crate::bibliography::pretty;
use crate::index::Index;
use crate::row::Words;

/// The file, and how many things it describes.
pub fn jsonld(case: &Case) -> (String, usize) {
    let index = Index::of(case);
    let mut graph: Vec<Value> = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for read in &case.reports {
        graph.push(report(&read.report));
        for said in &read.findings.statements {
            graph.extend(speaker(said, &mut told));
            graph.extend(statement(read, said));
        }
    }
    for incident in &case.incidents {
        graph.push(known(json!({
            "@id": urn(incident.id.as_str()),
            "@type": "Event",
            "name": incident.label,
            "temporalCoverage": incident.when.map(|w| w.to_string()),
            "location": incident.places.first().map(|name| json!({ "@type": "Place", "name": name, "alternateName": incident.places.get(1..) })),
        })));
    }
    for point in &case.points {
        graph.push(question(point));
        for position in &point.positions {
            graph.extend(answer(&index, point, position));
        }
    }
    let count = graph.len();
    (pretty(&json!({ "@context": context(), "@graph": graph })), count)
}

fn context() -> Value {
    json!({
        "@vocab": "https://schema.org/",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "url": { "@type": "@id" },
        "isPartOf": { "@type": "@id" },
        "about": { "@type": "@id" },
        "author": { "@type": "@id" },
        "appearance": { "@type": "@id" },
        "suggestedAnswer": { "@type": "@id" },
        "prov:wasQuotedFrom": { "@type": "@id" },
        "prov:wasDerivedFrom": { "@type": "@id" },
        "prov:wasAttributedTo": { "@type": "@id" },
        "oa:hasSource": { "@type": "@id" },
        "oa:start": { "@type": "xsd:nonNegativeInteger" },
        "oa:end": { "@type": "xsd:nonNegativeInteger" },
    })
}

/// What is known of a thing: nulls, empty lists and empty objects are left out.
fn known(value: Value) -> Value {
    match value {
        Value::Object(all) => {
            let kept = all.into_iter().map(|(key, value)| (key, known(value)));
            let empty = |v: &Value| v.is_null() || v.as_array().is_some_and(Vec::is_empty);
            Value::Object(kept.filter(|(_, value)| !empty(value)).collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// Names for things that have no address. The ids of findings and of what is joined are unique in a case.
fn urn(id: &str) -> String {
    format!("urn:sayso:{id}")
}

/// An address that is one: others would be no IRI.
fn address(report: &Report) -> Option<String> {
    let address = crate::address::Address::of(report.url.as_deref()?)?;
    Some(crate::address::percent(&address.page))
}

fn report(report: &Report) -> Value {
    known(json!({
        "@id": urn(report.id.as_str()),
        "@type": ["CreativeWork", "prov:Entity"],
        "identifier": { "@type": "PropertyValue", "propertyID": "SHA-256", "value": report.id.as_str() },
        "name": report.title,
        "publisher": report.publisher.as_ref().map(|name| json!({ "@type": "Organization", "name": name })),
        "creditText": report.byline,
        "datePublished": report.published.map(|d| d.to_string()),
        "url": address(report),
        "inLanguage": report.language,
        "alternateName": report.path,
        "temporal": report.retrieved.as_ref().map(|when| format!("retrieved {when}")),
    }))
}

/// The speaker of a statement, once.
fn speaker(said: &Statement, told: &mut BTreeSet<String>) -> Option<Value> {
    let id = agent(said)?;
    let sort = match said.speaker.kind {
        SpeakerKind::Person => "Person",
        SpeakerKind::Body | SpeakerKind::Side => "Organization",
        // Who "officials" are, nobody knows.
        SpeakerKind::Unnamed | SpeakerKind::Narrator => "Thing",
    };
    told.insert(id.clone()).then(|| {
        known(json!({
            "@id": id,
            "@type": [sort, "prov:Agent"],
            "name": said.speaker.name,
            "jobTitle": said.speaker.role.as_ref().filter(|_| sort == "Person"),
            "affiliation": said.speaker.body.as_ref().filter(|_| sort == "Person").map(|b| json!({ "@type": "Organization", "name": b })),
        }))
    })
}

fn agent(said: &Statement) -> Option<String> {
    said.speaker.name.as_ref()?;
    said.speaker.id.as_ref().map(|id| urn(&format!("speaker:{}", id.as_str())))
}

/// Where the words stand: bytes of the readable text, with the sentence.
fn place(words: &Words<'_>) -> Value {
    json!({
        "@type": "oa:SpecificResource",
        "oa:hasSource": urn(words.report.id.as_str()),
        "oa:hasSelector": [
            { "@type": "oa:DataPositionSelector", "oa:start": words.span.start.to_string(), "oa:end": words.span.end.to_string() },
            { "@type": "oa:TextQuoteSelector", "oa:exact": words.sentence },
        ],
    })
}

fn statement(read: &ReadReport, said: &Statement) -> Option<Value> {
    let words = Words::at(read, said.span)?;
    let agent = agent(said);
    Some(known(json!({
        "@id": urn(said.id.as_str()),
        "@type": ["Claim", "Quotation", "prov:Entity"],
        "text": words.text,
        "author": agent,
        "prov:wasAttributedTo": agent,
        "spokenByCharacter": agent.as_ref().map(|id| json!({ "@id": id })),
        "isPartOf": urn(read.report.id.as_str()),
        "prov:wasQuotedFrom": urn(read.report.id.as_str()),
        "additionalType": said.manner.as_str(),
        "oa:hasTarget": place(&words),
    })))
}

fn question(point: &Point) -> Value {
    known(json!({
        "@id": urn(point.id.as_str()),
        "@type": "Question",
        "name": point.question,
        "about": urn(point.incident.as_str()),
        "suggestedAnswer": point.positions.iter().map(|p| urn(p.id.as_str())).collect::<Vec<_>>(),
    }))
}

/// An answer with every claim that gives it; none without words.
fn answer(index: &Index<'_>, point: &Point, position: &Position) -> Option<Value> {
    let quoted = |claim: &Claim| {
        let words = Words::at(index.report(&claim.report)?, claim.span)?;
        Some(known(json!({
            "@type": ["Quotation", "prov:Entity"],
            "text": words.sentence,
            "creditText": index.voice(claim.speaker.as_deref(), &claim.report),
            "isPartOf": urn(claim.report.as_str()),
            "prov:wasQuotedFrom": urn(claim.report.as_str()),
            "prov:wasDerivedFrom": derived(index, &claim.finding),
            "oa:hasTarget": place(&words),
        })))
    };
    let appearance: Vec<Value> = position.claims.iter().filter_map(quoted).collect();
    (!appearance.is_empty()).then(|| {
        known(json!({
            "@id": urn(position.id.as_str()),
            "@type": ["Claim", "Answer", "prov:Entity"],
            "text": position.value,
            "about": urn(point.incident.as_str()),
            "parentItem": { "@id": urn(point.id.as_str()) },
            "appearance": appearance,
        }))
    })
}

/// The statement that is the claim; figures and events are not described here.
fn derived(index: &Index<'_>, finding: &FindingId) -> Option<String> {
    index.is_statement(finding).then(|| urn(finding.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn graph(case: &Case) -> Vec<Value> {
        let all: Value = serde_json::from_str(&jsonld(case).0).unwrap();
        all["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn a_saying_is_a_claim_quoted_from_its_report_at_a_place() {
        let case = testing::case();
        let all = graph(&case);
        let claim = all.iter().find(|n| n["text"] == "Three policemen died at Karn Bridge").unwrap();
        assert_eq!(claim["prov:wasQuotedFrom"], urn(case.reports[0].report.id.as_str()));
        let selectors = &claim["oa:hasTarget"]["oa:hasSelector"];
        assert_eq!((&selectors[0]["oa:start"], &selectors[0]["oa:end"]), (&json!("0"), &json!("35")));
        assert_eq!(selectors[1]["oa:exact"], "Three policemen died at Karn Bridge, the mayor said.");
    }

    #[test]
    fn what_is_not_known_is_not_there() {
        let text = jsonld(&testing::case()).0;
        assert!(!text.contains("null") && !text.contains("[]"), "{text}");
        let mut case = testing::case();
        case.reports[0].report.url = Some("javascript:alert(1)".into());
        assert!(!jsonld(&case).0.contains("javascript"));
    }
}
