//! Quotations: each case shows the sentence its rule was made for.

use proptest::prelude::*;
use sayso_text::{paragraphs, quotes};

/// The quotations of a text, one a line: depth, whether closed, the words with the marks.
fn found(text: &str) -> Vec<String> {
    let line = |q: &sayso_text::Quote| format!("{}{} {}", q.depth, if q.closed { "" } else { "…" }, q.span.of(text));
    quotes(text).iter().map(line).collect()
}

#[track_caller]
fn is(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn straight_marks() {
    is("\"We will not leave,\" she said. \"Not now.\"", &["0 \"We will not leave,\"", "0 \"Not now.\""]);
    is("The \"ceasefire\" held.", &["0 \"ceasefire\""]);
    is("He said:\"We won\" and left.", &["0 \"We won\""]);
    is("(\"Never,\" he said)—\"never\"—and left.", &["0 \"Never,\"", "0 \"never\""]);
    is("\"We—\" he began.", &["0 \"We—\""]);
}

#[test]
fn curly_marks() {
    is("“We will stay,” she said, “all of us.”", &["0 “We will stay,”", "0 “all of us.”"]);
    is("‘Nobody fired,’ the ministry said.", &["0 ‘Nobody fired,’"]);
    is("Han sade ”vi stannar” och gick.", &["0 ”vi stannar”"]);
}

#[test]
fn angle_and_low_marks() {
    is("Он сказал: «Мы уходим». Потом ушёл.", &["0 «Мы уходим»"]);
    is("Il a dit : « Nous partons. »", &["0 « Nous partons. »"]);
    is("Er sagte: „Wir bleiben“, und ging.", &["0 „Wir bleiben“"]);
    is("Er sagte: »Wir bleiben«, und ging.", &["0 »Wir bleiben«"]);
    is("Powiedział: „Zostajemy” i wyszedł.", &["0 „Zostajemy”"]);
    is("Die ‚Ruhe‘ hielt.", &["0 ‚Ruhe‘"]);
    is("Le mot ‹ trêve › tient.", &["0 ‹ trêve ›"]);
    let text = "Il a dit : «\u{a0}Nous partons.\u{a0}»";
    assert_eq!(quotes(text)[0].inner.of(text), "Nous partons.");
}

#[test]
fn nested_marks() {
    is("“He told me ‘go home’ and left,” she said.", &["0 “He told me ‘go home’ and left,”", "1 ‘go home’"]);
    is("\"He said 'we won,'\" she said.", &["0 \"He said 'we won,'\"", "1 'we won,'"]);
    is("'\"Stop,\" he said,' she wrote.", &["0 '\"Stop,\" he said,'", "1 \"Stop,\""]);
    is("«Он крикнул: „Стой!“ – и выстрелил».", &["0 «Он крикнул: „Стой!“ – и выстрелил»", "1 „Стой!“"]);
    is("\"He told me \"go home\" twice,\" she said.", &["0 \"He told me \"go home\" twice,\"", "1 \"go home\""]);
    is("“a ‘b “c” d’ e”", &["0 “a ‘b “c” d’ e”", "1 ‘b “c” d’", "2 “c”"]);
}

#[test]
fn inner_words_have_no_marks() {
    let text = "“He told me ‘go home’,” she said.";
    let inner: Vec<&str> = quotes(text).iter().map(|q| q.inner.of(text)).collect();
    assert_eq!(inner, ["He told me ‘go home’,", "go home"]);
}

#[test]
fn apostrophes_are_no_marks() {
    is("The soldiers' camp isn't Arven's, they'd said in the '90s.", &[]);
    is("The soldiers’ camp isn’t Arven’s, they’d said in the ’90s, rock ’n’ roll.", &[]);
    is("Rock 'n' roll, ‘em all, ‘90s, O'Dell and d’Arven.", &[]);
    is("‘Abd al-Rahman met the rebels’ leader ‘Ali in Sana‘a.", &[]);
    is("It's 5'10\" tall.", &[]);
    is("Jones' men and Jones' guns.", &[]);
}

#[test]
fn single_marks_around_apostrophes() {
    is("'We don't know whose it is,' he said.", &["0 'We don't know whose it is,'"]);
    is("'It was the soldiers' camp,' he said.", &["0 'It was the soldiers' camp,'"]);
    is("‘It was the soldiers’ camp,’ he said.", &["0 ‘It was the soldiers’ camp,’"]);
    is("The 'positions' held by the 'rebels' fell.", &["0 'positions'", "0 'rebels'"]);
    is("'Ali was here,' she said.", &["0 'Ali was here,'"]);
    is("\"It was the soldiers' fault,\" he said.", &["0 \"It was the soldiers' fault,\""]);
}

#[test]
fn mixed_up_styles() {
    is("“We won,\" he said.", &["0 “We won,\""]);
    is("\"We won,” he said.", &["0 \"We won,”"]);
    is("‘We won,' he said.", &["0 ‘We won,'"]);
}

#[test]
fn several_paragraphs_of_one_quotation() {
    let text = "She said: “We came at dawn.\n\n“Nobody was there.\n\n“Then they fired.”\nThe end.";
    is(text, &["0… “We came at dawn.", "0… “Nobody was there.", "0 “Then they fired.”"]);
    let text = "She said: \"We came at dawn.\n\"Nobody was there.\n\"Then they fired.\"\nThe end.";
    is(text, &["0… \"We came at dawn.", "0… \"Nobody was there.", "0 \"Then they fired.\""]);
    is("'We came at dawn.\n'Then they fired.'", &["0… 'We came at dawn.", "0 'Then they fired.'"]);
}

#[test]
fn a_missing_closing_mark_swallows_nothing_later() {
    is("“We came at dawn, she said.\nNobody “was” there.", &["0… “We came at dawn, she said.", "0 “was”"]);
    is("\"We came, she said. \"They fired,\" he said.", &["0… \"We came, she said.", "0 \"They fired,\""]);
    is("“We ‘came, she said.” It was late.", &["0 “We ‘came, she said.”", "1… ‘came, she said."]);
    is("\"a “b \"c\" d", &["0… \"a “b", "1… “b", "0 \"c\""]);
}

#[test]
fn a_stray_closing_mark_is_passed_over() {
    is("We came,” she said. “They fired.”", &["0 “They fired.”"]);
    is("We came\" she said. \"They fired.\"", &["0 \"They fired.\""]);
    is("We came» she said.", &[]);
}

#[test]
fn empty_quotations_are_none() {
    is("He said \"\" and “ ” and left.\n\"", &[]);
}

#[test]
fn hebrew_acronyms() {
    is("צה\"ל הודיע: \"לא ירינו\".", &["0 \"לא ירינו\""]);
}

#[test]
fn megabytes_of_marks_take_no_time() {
    for unit in
        ["\"", "'", "“", "”", "„", "«", "‘a ", "\"a", "\"a ", "a\" ", "“a ‘b ", "«a \"b “c ‘d ", "s' a", "\"a “b” "]
    {
        check(&unit.repeat(1_000_000 / unit.len()));
    }
}

/// What holds for every text: on boundaries, in order, no crossing, in one paragraph, the depth right.
fn check(text: &str) {
    let mut around: Vec<sayso_text::Span> = Vec::new();
    let mut last = 0;
    let mut within = paragraphs(text).into_iter().peekable();
    for quote in quotes(text) {
        let span = quote.span;
        assert!(span.start >= last && span.end <= text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        assert!(span.contains(quote.inner) && !quote.inner.is_empty());
        assert!(!quote.inner.of(text).trim().is_empty());
        while within.peek().is_some_and(|p| p.end < span.end) {
            within.next();
        }
        assert!(within.peek().is_some_and(|p| p.contains(span)));
        while around.last().is_some_and(|outer| outer.end <= span.start) {
            around.pop();
        }
        assert!(around.last().is_none_or(|outer| outer.contains(span)), "crossing in {text:?}");
        assert_eq!(usize::from(quote.depth), around.len().min(255));
        around.push(span);
        last = span.start;
    }
}

proptest! {
    #[test]
    fn any_text(text in ".{0,200}") {
        check(&text);
    }

    #[test]
    fn text_full_of_marks(text in "(a|bs|é|[\"'“”‘’„‚«»‹›]|[ ,.\n]){0,80}") {
        check(&text);
    }
}
