//! What is no report and was not meant to be one.

/// A file that is no report and was not meant to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// A report or another text that the manifest of its folder does not name.
    NotNamed,
    /// A README, LICENSE or EXPECTED file.
    Note,
    /// A page that this program made.
    Dossier,
    /// Lines that this program printed.
    Output,
    /// A picture.
    Picture,
    /// Sound or film.
    Recording,
    /// A font.
    Font,
    /// A style sheet.
    Style,
    /// A script or a program.
    Program,
    /// A table, settings or other data.
    Data,
}

impl Skipped {
    /// What so many of them are called: "picture", "pictures".
    pub fn words(self, many: bool) -> &'static str {
        let (one, more) = match self {
            Skipped::NotNamed => ("file that the manifest does not name", "files that the manifest does not name"),
            Skipped::Note => ("README, LICENSE or EXPECTED file", "README, LICENSE or EXPECTED files"),
            Skipped::Dossier => ("dossier made by sayso", "dossiers made by sayso"),
            Skipped::Output => ("file of lines printed by sayso", "files of lines printed by sayso"),
            Skipped::Picture => ("picture", "pictures"),
            Skipped::Recording => ("recording", "recordings"),
            Skipped::Font => ("font", "fonts"),
            Skipped::Style => ("style sheet", "style sheets"),
            Skipped::Program => ("script or program", "scripts or programs"),
            Skipped::Data => ("data file", "data files"),
        };
        if many { more } else { one }
    }
}
