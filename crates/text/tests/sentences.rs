//! Sentences and paragraphs: each case shows the sentence its rule was made for.

use proptest::prelude::*;
use sayso_text::{Span, paragraphs, sentences};

/// Checks that `text`, sentences joined by " | ", is cut exactly at the bars.
fn cut(marked: &str) {
    let text = marked.replace(" | ", " ");
    let found: Vec<&str> = sentences(&text).iter().map(|s| s.of(&text)).collect();
    assert_eq!(found.join(" | "), marked);
}

#[test]
fn plain_sentences() {
    cut("Two soldiers were wounded near Arven. | The ministry denied it. | Who fired first? | Nobody knows!");
    cut("One sentence without an end");
    cut("It was quiet in 2016. | The front moved later.");
}

#[test]
fn titles_and_ranks_do_not_end_one() {
    cut("Gen. Orlan Teves met Lt. Col. Mira Sand. | Dr. Ives and Mr. Poll stayed.");
    cut("Sgt. Maj. Dane spoke at St. Anne's church. | Prof. Lind agreed.");
    cut("Brig. Gen. Hale said Capt. Roe and Cpl. Finn had left.");
}

#[test]
fn initials_belong_to_names() {
    cut("A. B. Carver and J.R. Stone signed it. | K. Orr refused.");
    cut("Troops entered sector B. | The others waited.");
}

#[test]
fn countries_and_bodies_with_dots() {
    cut("The U.S. Army and the U.N. Security Council were told.");
    cut("He flew back to the U.S. | The talks went on.");
    cut("She left the U.S. on Friday. | In Washington D.C. | They met again.");
}

#[test]
fn times_of_day() {
    cut("The strike began at 9 p.m. | Residents fled.");
    cut("It ended at 4 a.m. Monday. | At 5 p.m. GMT it was calm.");
    cut("By 9 p.m. the road was open.");
}

#[test]
fn numbers_and_months() {
    cut("Resolution No. 242 was read. | No. | We refuse.");
    cut("On Jan. 3 and Sept. 14 they met. | He left in Dec. | The rest stayed.");
    cut("About 3.5 tons and 1.200 shells were found. | The price was $4.50. | Nobody paid.");
    cut("1. The parties shall stop firing. | 2. Prisoners go home.");
    cut("Am 5. Juli wurde geschossen. | Danach war Ruhe.");
}

#[test]
fn companies() {
    cut("Norvik Inc. Chairman Doyle resigned. | He works for Norvik Inc. | The firm is silent.");
}

#[test]
fn trailing_dots() {
    cut("We waited ... and waited. | Then it came... | Nobody spoke.");
    cut("\"We waited… but no one came,\" she said.");
}

#[test]
fn closing_marks_belong_to_the_sentence() {
    cut("\"We will not leave.\" | The crowd cheered.");
    cut("“They shot first.” | (He did not say who.) | ‘Nobody did.’ | The end.");
    cut("Он сказал: «Мы уходим.» | Потом ушёл.");
    cut("He said it twice.) | Then left.");
}

#[test]
fn footnotes_belong_to_the_sentence() {
    cut("Two people died.[9] | Three fled.[a] [10] | The road was shut.");
    cut("Two people [9] died. | [The] guard said so.");
}

#[test]
fn marks_inside_quotations_before_lower_case() {
    cut("\"Who fired?\" he asked. | \"Stop!\" shouted the guard.");
    cut("“Are you mad?” the driver said. | “No!” she cried.");
    cut("The paper Yes! is closed.");
    cut("\"Who fired?\" Orlan Teves asked. | \"Who?\" The crowd was silent.".replace("\" The", "\" | The").as_str());
}

#[test]
fn lost_spaces_and_commas() {
    cut("See www.example.org for more.");
    let text = "The army left the bridge.The police stayed.";
    assert_eq!(sentences(text).len(), 2);
    let address = "Write to desk@Example.Com or Node.Js people.";
    assert_eq!(sentences(address).len(), 1);
    cut(
        "The ministry said on Sunday four people were killed a monitor said seven were killed the mayor gave no figure",
    );
}

#[test]
fn other_scripts() {
    cut("Երկու զինվոր վիրավորվեց։ | Նախարարությունը հերքեց։");
    cut("هل أطلقوا النار؟ | لا أحد يعرف.");
    cut("В 2016 г. погибли трое. | Это было в 2017 г. | Потом стихло.");
    cut("Бой шёл у г. Норск. | Погибли 2 тыс. человек.");
    cut("В городе 6 тыс. | Город отрезан с марта. | Потери 3 млн крон.");
    cut("Снаряд упал на ул. Мельничной, у д. 5. | Ранен Б. Оганов, ст. лейтенант.");
    cut("У м. Лугів і на вул. Річковій стріляли. | Це було у 2031 р. | Потім стихло.");
    cut("«Нет». | Он ушёл. | „Ні“, — сказав він. | Потім пішов.");
}

#[test]
fn line_ends_part_sentences() {
    let text = "SHELLING IN ARVEN\nTwo died. One fled\n\nThe end";
    let found: Vec<&str> = sentences(text).iter().map(|s| s.of(text)).collect();
    assert_eq!(found, ["SHELLING IN ARVEN", "Two died.", "One fled", "The end"]);
}

#[test]
fn wordless_bits_join_the_sentence_before() {
    let text = "\"We won. \"";
    assert_eq!(sentences(text), [Span::new(0, text.len())]);
    let text = "He left. . . .";
    assert_eq!(sentences(text).len(), 1);
}

#[test]
fn a_megabyte_of_stops_takes_no_time() {
    for unit in [".", ". ", "a.", "A. ", "\"", "?!", ".\"", "a", "1. ", "U.S. ", ")"] {
        let text = unit.repeat(1_000_000 / unit.len());
        check(&text);
    }
}

/// What holds for every text: inside, on boundaries, in order, trimmed, everything covered, inside one paragraph.
fn check(text: &str) {
    for spans in [sentences(text), paragraphs(text)] {
        let mut last = 0;
        for span in &spans {
            assert!(span.start >= last && span.start < span.end && span.end <= text.len());
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            assert_eq!(span.trimmed(text), *span);
            assert!(text[last..span.start].trim().is_empty(), "lost {:?}", &text[last..span.start]);
            last = span.end;
        }
        assert!(text[last..].trim().is_empty());
    }
    let mut within = paragraphs(text).into_iter().peekable();
    for sentence in sentences(text) {
        while within.peek().is_some_and(|p| p.end < sentence.end) {
            within.next();
        }
        assert!(within.peek().is_some_and(|p| p.contains(sentence)));
    }
}

proptest! {
    #[test]
    fn any_text(text in ".{0,200}") {
        check(&text);
    }

    #[test]
    fn text_full_of_marks(text in "([A-Za-zа-яçı]{0,6}|[.!?…։]{1,3}|[\"'”»)( «„“]|Gen\\.|U\\.S\\.|p\\.m\\.|[0-9.]{1,4}|[ \n\r\t\u{a0}\u{2028}]){0,60}") {
        check(&text);
    }
}
