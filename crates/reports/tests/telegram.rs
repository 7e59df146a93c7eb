//! Exports of Telegram: each message with words is a report.

mod common;

use common::Folder;
use proptest::prelude::*;
use sayso_case::{PartKind, Report};
use sayso_reports::{Hint, Opened, Options, Packed, Severity, load, originals_of, read_bytes};

fn read(json: &str) -> Opened {
    read_bytes(json.as_bytes(), &Hint { path: "result.json", stated: None })
}

fn packed(opened: &Opened) -> Vec<&Packed> {
    opened.problems.iter().filter_map(|problem| problem.kind.packed()).collect()
}

fn paths(reports: &[Report]) -> Vec<&str> {
    reports.iter().map(|report| report.path.as_str()).collect()
}

fn message(id: u32, more: &str) -> String {
    format!(
        r#"{{"id": {id}, "type": "message", "date": "2031-05-05T01:30:00", "date_unixtime": "1935703800", "from": "Arven Post", {more}}}"#
    )
}

fn chat(messages: &[String]) -> String {
    let messages = messages.join(",\n");
    format!(
        "{{\n \"name\": \"Arven Post\",\n \"type\": \"public_channel\",\n \"id\": 77,\n \"messages\": [{messages}]\n}}"
    )
}

const SERVICE: &str = r#"{"id": 1, "type": "service", "action": "create_channel", "text": ""}"#;

#[test]
fn each_message_is_a_report() {
    let json = chat(&[
        SERVICE.to_owned(),
        message(2, r#""text": ["Two men died at ", {"type": "bold", "text": "Kelt"}, ", the mayor said."]"#),
        message(3, r#""photo": "a.jpg", "text": """#),
        message(
            4,
            r#""forwarded_from": "Halvia Today", "edited": "2031-05-05T02:00:00", "text": "The bridge is open.""#,
        ),
    ]);
    let opened = read(&json);
    assert_eq!(paths(&opened.reports), ["result.json#message-2", "result.json#message-4"]);
    let [first, second] = opened.reports.as_slice() else { panic!() };
    assert_eq!(first.text, "Two men died at Kelt, the mayor said.");
    assert_eq!(first.publisher.as_deref(), Some("Arven Post"));
    assert_eq!((first.byline.as_deref(), first.url.as_deref()), (None, None));
    // Half past one in the morning there is the day before in UTC.
    assert_eq!(first.published.unwrap().to_string(), "2031-05-04");
    assert_eq!((first.parts[0].kind, first.parts[0].time.as_deref()), (PartKind::Body, Some("2031-05-04T23:30:00Z")));
    assert_eq!(second.byline.as_deref(), Some("Halvia Today"));
    let edited: Vec<_> = opened.reports.iter().map(|report| report.parts[0].edited.as_deref()).collect();
    assert_eq!(edited, [None, Some("2031-05-05T02:00:00")], "as written, where no Unix time stands beside it");
    let what = "1 service message, 1 message without words".to_owned();
    assert_eq!(packed(&opened), [&Packed::PassedOver { what }]);
    assert_eq!(opened.problems[0].severity, Severity::Warning);
}

#[test]
fn a_changed_message_says_when() {
    let of = |more: &str| {
        let opened = read(&chat(&[message(2, &format!("{more}, \"text\": \"Two men died.\""))]));
        opened.reports[0].parts[0].edited.clone()
    };
    let local = r#""edited": "2031-05-05T02:00:00""#;
    assert_eq!(of(&format!(r#"{local}, "edited_unixtime": "1935705600""#)).as_deref(), Some("2031-05-05T00:00:00Z"));
    // Older exports say so of messages that nobody changed.
    assert_eq!(of(r#""edited": "1970-01-01T03:00:00", "edited_unixtime": "0""#), None);
}

#[test]
fn a_message_alone_is_what_it_was_among_the_others() {
    let json = chat(&[message(2, r#""text": "Two men died.""#), message(3, r#""text": "Three men died.""#)]);
    let originals = originals_of(json.as_bytes());
    for report in read(&json).reports {
        let alone = originals[&report.id].clone();
        let again = read(std::str::from_utf8(&alone).unwrap()).reports;
        assert_eq!((again[0].id.clone(), &again[0].text), (report.id, &report.text));
    }
}

#[test]
fn two_exports_give_versions() {
    let first = chat(&[message(2, r#""text": "Two men died.""#), message(3, r#""text": "The road is shut.""#)]);
    let edited = message(2, r#""edited": "2031-05-05T02:00:00", "text": "Three men died.""#);
    let second = chat(&[edited, message(3, r#""text": "The road is shut.""#)]);
    let folder = Folder::new();
    folder.write("a/result.json", first);
    folder.write("b/result.json", second);
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!(problems, []);
    assert_eq!(paths(&reports), ["a/result.json#message-2", "a/result.json#message-3", "b/result.json#message-2"]);
    assert_eq!(reports[1].also_at, ["b/result.json#message-3"]);
}

#[test]
fn all_chats_at_once() {
    let one = chat(&[message(2, r#""text": "Two men died.""#)])
        .replace("\"id\": 77", "\"id\": 77, \"username\": \"arvenpost\"");
    let two = chat(&[message(2, r#""text": "The road is shut.""#)]).replace("77", "78");
    let json = format!(
        "{{\"about\": \"The data you asked of Telegram\", \"contacts\": {{\"list\": [{{\"first_name\": \"Dalo\"}}]}}, \
         \"chats\": {{\"about\": \"x\", \"list\": [{one}, {two}]}}}}"
    );
    let opened = read(&json);
    assert_eq!(paths(&opened.reports), ["result.json#chat-77-message-2", "result.json#chat-78-message-2"]);
    assert_eq!(opened.reports[0].url.as_deref(), Some("https://t.me/arvenpost/2"));
    assert_eq!(opened.problems, []);
}

#[test]
fn what_stands_before_a_break_is_read() {
    let json = chat(&[message(2, r#""text": "Two men died.""#), message(3, r#""text": "The road is shut.""#)]);
    let opened = read(&json[..json.len() - 30]);
    assert_eq!(paths(&opened.reports), ["result.json#message-2"]);
    assert!(matches!(packed(&opened)[..], [Packed::Broken { .. }]), "{opened:?}");
    assert_eq!(opened.problems[0].severity, Severity::Error);
    let said = opened.problems[0].message();
    assert!(said.starts_with("result.json: ") && said.contains("line ") && said.ends_with("get it again."), "{said}");
}

#[test]
fn wrong_types_are_told_of() {
    for messages in ["7", "{}", "\"x\"", "null"] {
        let json = format!("{{\"name\": \"A\", \"type\": \"public_channel\", \"id\": 1, \"messages\": {messages}}}");
        let opened = read(&json);
        assert!(opened.reports.is_empty());
        assert!(matches!(packed(&opened)[..], [Packed::Broken { .. }]), "{messages}: {opened:?}");
    }
    let odd = r#"{"name": 7, "type": "public_channel", "id": "x", "messages": [null, 7, {"text": 7}, {"id": [], "text": ["It ", 7, "rains."]}]}"#;
    let opened = read(odd);
    assert_eq!(paths(&opened.reports), ["result.json#message-number-1"]);
    assert_eq!((opened.reports[0].text.as_str(), opened.reports[0].publisher.as_deref()), ("It rains.", None));
    let deep = format!("{{\"type\": \"public_channel\", \"id\": 1, \"messages\": [{}", "[".repeat(100_000));
    assert!(matches!(packed(&read(&deep))[..], [Packed::Broken { .. }]));
}

#[test]
fn other_json_is_no_export() {
    let folder = Folder::new();
    folder.write("a.txt", "Two men died at the bridge.");
    folder.write("b.json", "{\"messages\": [], \"id\": 1}");
    folder.write("export.json", chat(&[message(2, r#""text": "The road is shut.""#)]));
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!(paths(&reports), ["a.txt", "export.json#message-2"]);
    assert_eq!(problems, []);
}

const PAGE: &str = r#"<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
  <title>Exported Data</title>
  <link href="css/style.css" rel="stylesheet"/>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header"><div class="content"><div class="text bold">Arven Post</div></div></div>
   <div class="page_body chat_page"><div class="history">
     <div class="message service" id="message-1"><div class="body details">4 May 2031</div></div>
     <div class="message default clearfix" id="message2">
      <div class="pull_left userpic_wrap"><img src="a.jpg"></div>
      <div class="body">
       <div class="pull_right date details" title="05.05.2031 01:30:00 UTC+02:00">01:30</div>
       <div class="from_name">Arven Post</div>
       <div class="text">Two men died at <strong>Kelt</strong> &amp; Orsa.<br><br>The mayor said so.</div>
      </div>
     </div>
     <div class="message default clearfix joined" id="message3"><div class="body">
       <div class="pull_right date details" title="05.05.2031 09:00:00 UTC+02:00">09:00</div>
       <div class="forwarded body"><div class="from_name">Halvia Today <span class="date details" title="x">04.05.2031</span></div>
        <div class="text">The bridge is open.</div></div></div></div>
     <div class="message default clearfix" id="message4"><div class="body"><div class="media_wrap clearfix"></div></div></div>
   </div></div>
  </div>
 </body>
</html>
"#;

#[test]
fn each_message_of_a_page_is_a_report() {
    let opened = read_bytes(PAGE.as_bytes(), &Hint { path: "messages.html", stated: None });
    assert_eq!(paths(&opened.reports), ["messages.html#message-2", "messages.html#message-3"]);
    let [first, second] = opened.reports.as_slice() else { panic!() };
    assert_eq!(first.text, "Two men died at Kelt & Orsa.\n\nThe mayor said so.");
    assert_eq!((first.publisher.as_deref(), first.byline.as_deref()), (Some("Arven Post"), None));
    assert_eq!(first.published.unwrap().to_string(), "2031-05-04");
    assert_eq!(first.parts[0].time.as_deref(), Some("2031-05-04T23:30:00Z"));
    assert_eq!((second.text.as_str(), second.byline.as_deref()), ("The bridge is open.", Some("Halvia Today")));
    let what = "1 service message, 1 message without words".to_owned();
    assert_eq!(packed(&opened), [&Packed::PassedOver { what }]);
    let originals = originals_of(PAGE.as_bytes());
    let again = read_bytes(&originals[&first.id], &Hint { path: &first.path, stated: None }).reports.remove(0);
    assert_eq!((again.id, again.text), (first.id.clone(), first.text.clone()));
    let begin = PAGE.split("<div class=\"forwarded").next().unwrap();
    let cut = read_bytes(begin.as_bytes(), &Hint::default());
    assert_eq!(cut.reports.len(), 1);
    assert!(packed(&cut).iter().any(|problem| matches!(problem, Packed::Broken { .. })), "{cut:?}");
    let lines = PAGE.replace("<br><br>", &"<br>".repeat(5_000));
    assert_eq!(read_bytes(lines.as_bytes(), &Hint::default()).reports.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_break_a_page(at in 0usize..PAGE.len(), with in any::<u8>(), cut in 300usize..PAGE.len()) {
        let mut bytes = PAGE.as_bytes().to_vec();
        bytes[at] = with;
        bytes.truncate(cut);
        let opened = read_bytes(&bytes, &Hint { path: "messages.html", stated: None });
        prop_assert!(!opened.reports.is_empty() || !opened.problems.is_empty());
    }
}
