//! Writes the page of the tests' invented case: `cargo run -p sayso-dossier --example invented_case -- FILE.html`.

#[path = "../tests/support/mod.rs"]
mod support;

fn main() -> std::io::Result<()> {
    let options = sayso_dossier::Options {
        title: Some("Shooting on the Vell road".into()),
        version: Some("0.1.0".into()),
        ..Default::default()
    };
    let page = sayso_dossier::page(&support::case(), &options);
    match std::env::args().nth(1) {
        Some(path) => std::fs::write(path, page),
        None => {
            print!("{page}");
            Ok(())
        }
    }
}
