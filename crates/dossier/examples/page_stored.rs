//! Writes the page of a case that was kept as JSON: `cargo run -p sayso-dossier --example page_stored -- CASE.json FILE.html [TITLE]`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (case, to) = (args.next().ok_or("which case?")?, args.next().ok_or("to which file?")?);
    let case: sayso_case::Case = serde_json::from_slice(&std::fs::read(case)?)?;
    let options = sayso_dossier::Options {
        title: args.next(),
        version: Some("0.1.0".into()),
        ..sayso_dossier::Options::default()
    };
    Ok(std::fs::write(to, sayso_dossier::page(&case, &options))?)
}
