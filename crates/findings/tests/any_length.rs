//! The rules' time grows with the text and not with its square: reports put behind one another in lines, in one long line and
//! in one long sentence.

mod support;

use std::time::{Duration, Instant};

use sayso_case::Report;
use sayso_findings::read_with;
use sayso_reader::{Reader, Reading};
use support::{example, packs, report, root};

/// Bytes of the short and of the long text.
const SHORT: usize = 80_000;
const LONG: usize = 8 * SHORT;

/// How much longer the long text may take. Linear is 8; the square would be 64, and was 30 once for what names the speaker.
const BOUND: f64 = 16.0;

/// The reports one behind another until so many bytes are there.
fn joined(read: &[(Report, Reading)], bytes: usize) -> (String, Reading) {
    let (mut text, mut reading) = (String::new(), Reading::default());
    for (one, its) in read.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        reading.append(its, text.len());
        text.push_str(&one.text);
        text.push_str("\n\n");
    }
    (text, reading)
}

/// The time of the rules alone.
fn time(report: &Report, reading: &Reading) -> Duration {
    let start = Instant::now();
    assert!(read_with(report, reading, packs()).mentions.len() > 500, "there is something to find");
    start.elapsed()
}

/// Other work on the machine makes single times long, never short: the shortest of a few is taken.
fn grows_no_faster_than_the_text(kind: &str, read: &[(Report, Reading)], change: impl Fn(&mut String, &mut Reading)) {
    let made = |bytes| {
        let (mut text, mut reading) = joined(read, bytes);
        change(&mut text, &mut reading);
        (report(text), reading)
    };
    let (short, long) = (made(SHORT), made(LONG));
    let (mut least_short, mut least_long) = (Duration::MAX, Duration::MAX);
    for _ in 0..6 {
        least_short = least_short.min(time(&short.0, &short.1));
        least_long = least_long.min(time(&long.0, &long.1));
        if least_long.as_secs_f64() < BOUND * least_short.as_secs_f64() {
            return;
        }
    }
    panic!("{kind}: {least_short:?} for {SHORT} bytes and {least_long:?} for {LONG}");
}

#[test]
fn time_grows_with_the_text() {
    let reader = Reader::load(&root().join("models/reader.onnx")).expect("the weights are part of the repository");
    let read: Vec<(Report, Reading)> = example()
        .into_iter()
        .step_by(3)
        .map(|r| {
            let reading = reader.read(&r.text);
            (r, reading)
        })
        .collect();
    grows_no_faster_than_the_text("lines", &read, |_, _| {});
    grows_no_faster_than_the_text("one line", &read, |text, _| *text = text.replace('\n', " "));
    // Rules that look for a label before a colon must not look to the end of such a line.
    grows_no_faster_than_the_text("one line with a colon at its end", &read, |text, _| {
        *text = text.replace('\n', " ").replace(':', ";");
        text.pop();
        text.push(':');
    });
    grows_no_faster_than_the_text("one sentence", &read, |text, reading| {
        *text = text.replace('\n', " ");
        reading.sentences = std::iter::once(0..reading.words.len()).collect();
    });
}
