//! The words that dates are written with, and those that stand around them. Lower case.
//!
//! They are of many languages at once and stand here, not in a language's pack: the date of a page is looked for before its language is
//! known, and also in reports of languages that are not read. A test sees to it that the packs know no other month.

/// Names of the months in lower case, long and short: English, French, German, Spanish, Russian, Ukrainian, Turkish.
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "januar", "jänner", "enero", "января", "январь", "січня", "ocak", "jan", "janv", "ene"],
    &["february", "février", "februar", "febrero", "февраля", "февраль", "лютого", "şubat", "feb", "févr"],
    &["march", "mars", "märz", "marzo", "марта", "март", "березня", "mart", "mar"],
    &["april", "avril", "abril", "апреля", "апрель", "квітня", "nisan", "apr", "avr", "abr"],
    &["may", "mai", "mayo", "мая", "май", "травня", "mayıs"],
    &["june", "juin", "juni", "junio", "июня", "июнь", "червня", "haziran", "jun"],
    &["july", "juillet", "juli", "julio", "июля", "июль", "липня", "temmuz", "jul", "juil"],
    &["august", "août", "agosto", "августа", "август", "серпня", "ağustos", "aug", "ago"],
    &["september", "septembre", "septiembre", "сентября", "сентябрь", "вересня", "eylül", "sept", "sep"],
    &["october", "octobre", "oktober", "octubre", "октября", "октябрь", "жовтня", "ekim", "oct", "okt"],
    &["november", "novembre", "noviembre", "ноября", "ноябрь", "листопада", "kasım", "nov"],
    &[
        "december",
        "décembre",
        "dezember",
        "diciembre",
        "декабря",
        "декабрь",
        "грудня",
        "aralık",
        "dec",
        "déc",
        "dez",
        "dic",
    ],
];

/// Days of the week that may stand before a date, and the little words between the parts of one.
pub(crate) const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
];
pub(crate) const BETWEEN: &[&str] = &["of", "de", "del", "the", "le"];

/// Words that say that the date after them is the day of publication.
pub(crate) const LABELS: &[&str] = &[
    "published",
    "publication",
    "posted",
    "date",
    "dated",
    "issued",
    "released",
    "release",
    "written",
    "created",
    "filed",
    "publié",
    "veröffentlicht",
    "publicado",
    "опубликовано",
    "дата",
    "fecha",
    "datum",
    "yayınlanma",
    "tarih",
];
/// Agencies that sign with the date after their names: "AFP Friday 5 Jul 2016".
pub(crate) const AGENCIES: &[&str] = &[
    "afp", "ap", "reuters", "upi", "dpa", "ansa", "efe", "tass", "xinhua", "anadolu", "interfax", "sana", "irna",
    "ians", "pti",
];
/// Words that may stand between such a label and the date.
pub(crate) const LABEL_FILLERS: &[&str] = &["of", "on", "at", "the", "by", "am", "le", "el", "online", "first", "time"];

/// Words that say that the date after them is that of a change or of a look at the page.
pub(crate) const UPDATES: &[&str] =
    &["update", "updated", "modified", "edited", "retrieved", "accessed", "обновлено", "aktualisiert"];
/// "Last updated".
pub(crate) const BEFORE_UPDATE: &[&str] = &["last"];
/// Before a byline that a date ends.
pub(crate) const BY: &[&str] = &["by"];
/// What stands around a time of day behind a date.
pub(crate) const TIME_OF_DAY: &[&str] = &["am", "pm", "at", "gmt", "utc"];
/// What the number of a day may end in, in one case.
pub(crate) const ORDINAL_ENDS: &[&str] = &["", "st", "nd", "rd", "th", "er"];

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_language::Packs;

    /// The month that a word names here: 1 to 12.
    fn month(word: &str) -> Option<i8> {
        MONTHS.iter().position(|names| names.contains(&word)).and_then(|at| i8::try_from(at + 1).ok())
    }

    #[test]
    fn a_pack_s_months_are_those_of_this_list() {
        for pack in Packs::load().expect("the tables are whole").all() {
            for word in &pack.grammar.months {
                // Where words decline, the forms that stand in dates are here.
                let known = month(word).or(pack.calendar.month(word).filter(|_| pack.morphology.declines()));
                assert_eq!(known, pack.calendar.month(word), "{word}");
            }
            for word in MONTHS.iter().flat_map(|names| names.iter()) {
                let named = pack.calendar.month(word);
                assert!(named.is_none() || named == month(word), "{word}");
            }
        }
    }
}
