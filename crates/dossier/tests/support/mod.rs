//! An invented case that has everything a page must show: denials, agreement across sides, ranges and open ends, running
//! totals with revisions, sayings within sayings, a town with two names, a copied passage, named victims, and one report
//! that tries to break the page. All names are invented.

pub mod desk;
mod joined;

use desk::{Desk, Particulars, of_kind, person};
use sayso_case::{Attribute, Case, EventType, FindingId, Manner, Outcome, Role, SpeakerKind};
use sayso_text::Span;

const COURIER: &str = "Three officers shot on the Vell road\n\
Three police officers were killed on Sunday when Vessinmar soldiers shot at a van near Dravo (Karsk), the Northmark Interior Office said. “They fired without a word,” said its head, Ivo Marl. “I read that our men were called ‘gunmen in uniform’. They were clerks.”\n\n\
Marl rejected Vessinmar’s account that the van had carried mines. He said at least five Vessinmar soldiers had fallen; a source near the command spoke of up to nine.\n\n\
Sergeant Tolm Averik, 44, and Lieutenant Josek Brand, 27, were among the dead. Since the truce, 19 officers have been killed, according to the Interior Office. Some 1,400 people have left the town.";

const DAILY: &str = "Sabotage group stopped near Karsk\n\
Vessinmar’s Defence Ministry said two of its soldiers were killed when gunmen disguised as police opened fire near Karsk. Mines were found in the van, deputy minister Colonel Yarin Khodrev said.\n\n\
“Three of them died,” Khodrev said. He denied that any Vessinmar soldier had crossed the line. The wire agency Tarn reported that the ministry had said that an observer admitted seeing the mines.";

const BULLETIN: &str = "DAILY BULLETIN No. 12\n\
1. A patrol saw three dead men in police uniform and two dead soldiers near Dravo/Karsk. The Mission cannot say who fired first.\n\
2. The head of mission, Ambassador Pella Hartwin, said 112 people had been killed since the truce.\n\
3. About 380 people left Dravo; 340 to 360 arrived. No observer has spoken to the media.";

const LATER: &str = "Toll rises in Northmark\n\
The Interior Office raised its count of officers killed since the truce from 19 to 22. Ambassador Hartwin said 118 people had now been killed. Some 2,100 people have left Dravo.\n\n\
Three police officers were killed on Sunday when Vessinmar soldiers shot at a van near Dravo (Karsk), the Northmark Interior Office said. Josek Brant, 28, was buried.";

const HOSTILE: &str = "</script><img src=x onerror=\"document.title='owned'\"> & \u{202e}gnorw\u{0}\n\
<script>document.documentElement.dataset.owned=1</script> said “</p></details></main><h1 id='top'>” the 'O\"Brien' office, 7 killed. <!-- <style>*{display:none}</style> é]]>";

/// The hostile speaker's name.
const HOSTILE_NAME: &str = "\"><svg onload=document.documentElement.dataset.owned=1>";

fn particulars(title: &'static str, publisher: &'static str, day: i8, url: &'static str) -> Particulars {
    Particulars { title, publisher: Some(publisher), day: Some((2031, 3, day)), url: Some(url), language: Some("en") }
}

/// Lets so many more people answer the first question, each in a way of his own.
#[allow(dead_code, reason = "not every test has a crowd")]
pub fn many_witnesses(case: &mut Case, n: usize) {
    let position = case.points[0].positions[0].clone();
    for k in 0..n {
        let mut more = position.clone();
        more.id = format!("q-{k}").as_str().into();
        more.claims.truncate(1);
        more.claims[0].holder = sayso_case::HolderId::of(&["witness", &k.to_string()]);
        more.claims[0].speaker = Some(format!("Witness Number{k}"));
        more.claims[0].finding = FindingId::new(&more.claims[0].report, "statement", Span::new(k, k + 1), "");
        case.points[0].positions.push(more);
    }
}

/// The case.
pub fn case() -> Case {
    let mut d = Desk::default();
    let courier = d.report(
        COURIER,
        particulars(
            "Three officers shot on the Vell road",
            "The Northmark Courier",
            5,
            "https://courier.example/a?b=1&c=2",
        ),
    );
    let daily = d.report(
        DAILY,
        particulars("Sabotage group stopped near Karsk", "Vessinmar Daily", 5, "https://daily.example/karsk"),
    );
    let bulletin =
        d.report(BULLETIN, particulars("Daily bulletin No. 12", "Observer Mission", 6, "http://mission.example/12"));
    let later = d
        .report(LATER, particulars("Toll rises in Northmark", "The Northmark Courier", 8, "https://courier.example/b"));
    let hostile = d.report(
        HOSTILE,
        Particulars {
            title: "</script><img src=x onerror=\"document.title='owned'\">",
            publisher: Some("<b onclick=alert(1)>Evil & Sons</b>"),
            day: None,
            url: Some("javascript:alert(document.cookie)"),
            language: Some("en\" onfocus=\"alert(1)"),
        },
    );

    let office = || of_kind("Northmark Interior Office", SpeakerKind::Body);
    let marl = || person("Ivo Marl", Some("head"), Some("Northmark Interior Office"));
    let ministry = || of_kind("Vessinmar Defence Ministry", SpeakerKind::Body);
    let khodrev = || person("Yarin Khodrev", Some("deputy minister"), Some("Vessinmar Defence Ministry"));
    let hartwin = || person("Pella Hartwin", Some("head of mission"), Some("Observer Mission"));
    use Manner::*;

    let s1 = d.says(
        courier,
        "Three police officers were killed on Sunday when Vessinmar soldiers shot at a van near Dravo (Karsk)",
        "the Northmark Interior Office",
        "said",
        Say,
        office(),
    );
    let s2 = d.says(courier, "“They fired without a word,”", "its head, Ivo Marl", "said its", Say, marl());
    d.says(courier, "“I read that our men were called ‘gunmen in uniform’. They were clerks.”", "", "", Say, marl());
    d.says(courier, "‘gunmen in uniform’", "", "called", Claim, of_kind("nobody", SpeakerKind::Unnamed));
    let s3 = d.says(courier, "Vessinmar’s account that the van had carried mines", "Marl", "rejected", Reject, marl());
    let s4 = d.says(
        courier,
        "the van had carried mines",
        "Vessinmar’s",
        "account",
        Claim,
        of_kind("Vessinmar", SpeakerKind::Side),
    );
    let s5 = d.says(courier, "at least five Vessinmar soldiers had fallen", "He", "said at", Say, marl());
    let s6 = d.says(
        courier,
        "up to nine",
        "a source near the command",
        "spoke",
        Say,
        of_kind("a source near the command", SpeakerKind::Unnamed),
    );
    let s7 = d.says(
        courier,
        "Since the truce, 19 officers have been killed",
        "the Interior Office",
        "according to",
        Say,
        office(),
    );
    let s8 = d.says(
        daily,
        "two of its soldiers were killed when gunmen disguised as police opened fire near Karsk",
        "Vessinmar’s Defence Ministry",
        "said",
        Say,
        ministry(),
    );
    let s9 =
        d.says(daily, "Mines were found in the van", "deputy minister Colonel Yarin Khodrev", "said.", Say, khodrev());
    let s10 = d.says(daily, "“Three of them died,”", "Khodrev", "said", Say, khodrev());
    let s11 = d.says(daily, "any Vessinmar soldier had crossed the line", "He", "denied", Deny, khodrev());
    let s12 = d.says(
        daily,
        "the ministry had said that an observer admitted seeing the mines",
        "The wire agency Tarn",
        "reported",
        Report,
        of_kind("Tarn", SpeakerKind::Body),
    );
    d.says(daily, "an observer admitted seeing the mines", "the ministry", "said that", Say, ministry());
    d.says(daily, "seeing the mines", "an observer", "admitted", Confirm, of_kind("an observer", SpeakerKind::Unnamed));
    let s13 = d.says(
        bulletin,
        "112 people had been killed since the truce",
        "Ambassador Pella Hartwin",
        "said",
        Say,
        hartwin(),
    );
    let s14 = d.says(later, "118 people had now been killed", "Ambassador Hartwin", "said", Say, hartwin());
    let s15 =
        d.says(later, "officers killed since the truce from 19 to 22", "The Interior Office", "raised", Say, office());
    let s16 = d.says(
        hostile,
        "“</p></details></main><h1 id='top'>”",
        "<script>document.documentElement.dataset.owned=1</script>",
        "said",
        Say,
        of_kind(HOSTILE_NAME, SpeakerKind::Person),
    );

    let n = |k: u64| (Some(k), Some(k));
    let killed = Outcome::Killed;
    let f1 = d.counts(courier, "Three police officers", n(3), killed, Some(&s1));
    let f2 = d.counts(daily, "Three of them", n(3), killed, Some(&s10));
    let f3 = d.counts(bulletin, "three dead men", n(3), killed, None);
    let f4 = d.counts(courier, "at least five Vessinmar soldiers", (Some(5), None), killed, Some(&s5));
    let f5 = d.counts(courier, "up to nine", (None, Some(9)), killed, Some(&s6));
    let f6 = d.counts(daily, "two of its soldiers", n(2), killed, Some(&s8));
    let f7 = d.counts(bulletin, "two dead soldiers", n(2), killed, None);
    let f8 = d.counts(courier, "19 officers", n(19), killed, Some(&s7));
    let f9 = d.counts(later, "from 19 to 22", n(22), killed, Some(&s15));
    let f10 = d.counts(bulletin, "112 people", n(112), killed, Some(&s13));
    let f11 = d.counts(later, "118 people", n(118), killed, Some(&s14));
    let f12 = d.counts(courier, "Some 1,400 people", n(1400), Outcome::Displaced, None);
    let f13 = d.counts(later, "Some 2,100 people", n(2100), Outcome::Displaced, None);
    let f14 = d.counts(bulletin, "About 380 people", n(380), Outcome::Displaced, None);
    let f15 = d.counts(bulletin, "340 to 360", (Some(340), Some(360)), Outcome::Arrived, None);
    let f16 = d.counts(hostile, "7 killed", n(7), killed, None);
    let e1 = d.happened(courier, "shot at", EventType::Shooting);
    d.happened(daily, "opened fire", EventType::Shooting);
    let v1 = d.victim(courier, "Josek Brand", Some(27), killed);
    let v2 = d.victim(later, "Josek Brant", Some(28), killed);
    let v3 = d.victim(courier, "Tolm Averik", Some(44), killed);

    joined::names(&mut d, courier, daily, bulletin, later);
    let first_fire = vec![
        d.position("q1", "Vessinmar soldiers, “without a word”", None, 1, &[(courier, &s2), (courier, &s1)]),
        d.position("q2", "gunmen disguised as police opened fire", None, 1, &[(daily, &s8)]),
        d.position("q3", "no Vessinmar soldier had crossed the line", Some("q1"), 1, &[(daily, &s11)]),
    ];
    d.point("p1", "i1", "Who fired first?", Attribute::FirstFire, first_fire);
    let dead = vec![d.position("q4", "3", None, 3, &[(courier, &f1), (daily, &f2), (bulletin, &f3)])];
    d.point("p2", "i1", "How many police officers were killed?", Attribute::Killed, dead);
    let soldiers = vec![
        d.position("q5", "at least 5", None, 1, &[(courier, &f4)]),
        d.position("q6", "up to 9", None, 1, &[(courier, &f5)]),
        d.position("q7", "2", None, 2, &[(daily, &f6), (bulletin, &f7)]),
    ];
    d.point("p3", "i1", "How many soldiers were killed on the Vessinmar side?", Attribute::Killed, soldiers);
    let cargo = vec![
        d.position("q8", "Mines", None, 2, &[(daily, &s9), (courier, &s4), (daily, &s12)]),
        d.position("q9", "not mines", Some("q8"), 1, &[(courier, &s3)]),
    ];
    d.point("p4", "i1", "What did the van carry?", Attribute::Cargo, cargo);
    let odd = vec![d.position(
        "q\" onmouseover=\"x",
        "<svg/onload=alert(1)>",
        Some("nowhere"),
        1,
        &[(hostile, &s16), (hostile, &f16)],
    )];
    d.point("p 5<>", "i2", "</h4><script>alert(1)</script>?", Attribute::Other, odd);

    let entries = |d: &Desk, list: &[(usize, &FindingId, Option<&FindingId>)]| {
        list.iter().map(|(r, f, v)| d.entry(*r, f, *v)).collect()
    };
    let police = entries(&d, &[(courier, &f1, None), (daily, &f2, None), (bulletin, &f3, None)]);
    d.line(Some("i1"), killed, Some("Northmark"), Some(Role::Police), police);
    let military =
        entries(&d, &[(courier, &f4, None), (courier, &f5, None), (daily, &f6, None), (bulletin, &f7, None)]);
    d.line(Some("i1"), killed, Some("Vessinmar"), Some(Role::Military), military);
    let arrived = entries(&d, &[(bulletin, &f15, None)]);
    d.line(Some("i1"), Outcome::Arrived, None, None, arrived);
    let odd = entries(&d, &[(hostile, &f16, None)]);
    d.line(Some("i2"), killed, Some("<i>Nobody</i>"), None, odd);
    let totals = entries(
        &d,
        &[(courier, &f8, None), (bulletin, &f10, None), (later, &f9, Some(&f8)), (later, &f11, Some(&f10))],
    );
    d.line(None, killed, None, None, totals);
    let displaced = entries(&d, &[(courier, &f12, None), (bulletin, &f14, None), (later, &f13, Some(&f12))]);
    d.line(None, Outcome::Displaced, None, None, displaced);

    joined::join(&mut d, [courier, daily, bulletin, later, hostile], &e1, [&v1, &v2, &v3]);
    joined::sides(&mut d);
    d.case
}
