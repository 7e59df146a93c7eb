//! Writes the folder of a case that was kept as JSON, and beside it the one page, and says how large they are:
//! `cargo run -p sayso-dossier --example folder_stored -- CASE.json FOLDER [TIMES]`, where TIMES says how often the reports are taken,
//! each time as others.

use sayso_case::{Case, ReportId};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (case, to) = (args.next().ok_or("which case?")?, args.next().ok_or("to which folder?")?);
    let case: Case = serde_json::from_slice(&std::fs::read(case)?)?;
    let case = many(&case, args.next().map_or(Ok(1), |n| n.parse())?)?;
    let options = sayso_dossier::Options { version: Some("0.1.0".into()), ..Default::default() };
    let to = std::path::Path::new(&to);
    for folder in sayso_dossier::FOLDERS {
        std::fs::create_dir_all(to.join(folder))?;
    }
    let begin = std::time::Instant::now();
    let (mut count, mut bytes, mut largest) = (0, 0, (0, String::new()));
    for (path, page) in sayso_dossier::files(&case, &options) {
        (count, bytes, largest) = (count + 1, bytes + page.len(), largest.max((page.len(), path.clone())));
        std::fs::write(to.join(path), page)?;
    }
    let index = std::fs::metadata(to.join(sayso_dossier::INDEX))?.len();
    println!(
        "{} reports, {} incidents: {count} files of {bytes} bytes, the index {index}, the largest {largest:?}",
        case.reports.len(),
        case.incidents.len()
    );
    println!("{:.2} s", begin.elapsed().as_secs_f64());
    let begin = std::time::Instant::now();
    let page = sayso_dossier::page(&case, &options);
    println!("one page: {} bytes, {:.2} s", page.len(), begin.elapsed().as_secs_f64());
    std::fs::write(to.with_extension("html"), page)?;
    Ok(())
}

/// The same case so many times over, with ids of their own: what a large case costs, without reading one.
fn many(case: &Case, times: usize) -> Result<Case, Box<dyn std::error::Error>> {
    let mut all = Case { title: case.title.clone(), names: case.names.clone(), ..Case::default() };
    let text = serde_json::to_string(case)?;
    for time in 0..times {
        let mut copy = text.clone();
        for read in case.reports.iter().filter(|_| time > 0) {
            let other = ReportId::of(format!("{time} {}", read.report.id).as_bytes());
            copy = copy.replace(read.report.id.as_str(), other.as_str());
        }
        let mut copy: Case = serde_json::from_str(&fresh(&copy, time))?;
        all.reports.append(&mut copy.reports);
        all.incidents.append(&mut copy.incidents);
        all.points.append(&mut copy.points);
        all.also_said.append(&mut copy.also_said);
        all.origins.append(&mut copy.origins);
        all.ledger.append(&mut copy.ledger);
        all.victims.append(&mut copy.victims);
        all.places = copy.places;
    }
    Ok(all)
}

/// Ids of findings and of what is joined get other digits.
fn fresh(json: &str, time: usize) -> String {
    let mut out = String::with_capacity(json.len());
    for (k, part) in json.split('"').enumerate() {
        if k > 0 {
            out.push('"');
        }
        let id = |w: &str| {
            w.len() == 17
                && w.starts_with(|c: char| c.is_ascii_lowercase())
                && w.get(1..).is_some_and(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        if time > 0 && part.split(' ').all(id) {
            let ids: Vec<String> = part.split(' ').map(|w| format!("{}{:04x}{}", &w[..1], time, &w[5..])).collect();
            out.push_str(&ids.join(" "));
        } else {
            out.push_str(part);
        }
    }
    out
}
