//! What is joined over the reports of the invented case: names, incidents, an origin, victims.

use sayso_case::{
    CaseSide, EventType, FindingId, Incident, JoinedVictim, MentionKind, Origin, Outcome, SideId, SideKnownBy,
};

use super::desk::Desk;

/// Writes down incidents, the copied passage and the victims.
pub fn join(d: &mut Desk, reports: [usize; 5], event: &FindingId, victims: [&FindingId; 3]) {
    let [courier, daily, bulletin, later, hostile] = reports;
    let [v1, v2, v3] = victims;
    let incident =
        |id: &str, label: &str, when: Option<&str>, places: &[&str], reports: &[usize], findings: Vec<FindingId>| {
            let reports = reports.iter().map(|r| d.id(*r)).collect();
            Incident {
                event_type: Some(EventType::Shooting),
                when: when.map(|when| when.parse().unwrap()),
                places: places.iter().map(|p| (*p).to_owned()).collect(),
                origins: 3,
                ..Incident::of(id.into(), label, reports, findings)
            }
        };
    d.case.incidents = vec![
        incident(
            "i1",
            "Shooting near Dravo / Karsk",
            Some("2031-03-05"),
            &["Dravo", "Karsk"],
            &[courier, daily, bulletin, later],
            vec![event.clone()],
        ),
        incident("i2", "<img src=x onerror=alert(2)>", Some("2031-03"), &["<u>Nowhere</u>"], &[hostile], vec![]),
        incident("i3", "Arrivals at Dravo", None, &[], &[bulletin], vec![event.clone()]),
    ];
    d.case.origins = vec![Origin {
        id: "o1".into(),
        credited: None,
        reports: vec![d.id(courier), d.id(later)],
        basis: vec![(
            d.id(later),
            d.at(later, "Three police officers were killed on Sunday when Vessinmar soldiers shot at a van"),
        )],
    }];
    let victim = |id: &str, names: &[&str], ages: &[u32], findings: &[(usize, &FindingId)]| JoinedVictim {
        id: id.into(),
        names: names.iter().map(|n| (*n).to_owned()).collect(),
        ages: ages.to_vec(),
        roles: vec!["lieutenant".into()],
        outcomes: vec![Outcome::Killed],
        sides: vec!["Northmark".into()],
        findings: findings.iter().map(|(r, f)| (d.id(*r), (*f).clone())).collect(),
        speakers: vec![None, Some("Northmark Interior Office".into())],
    };
    d.case.victims = vec![
        victim("v1", &["Josek Brand", "Josek Brant"], &[27, 28], &[(courier, v1), (later, v2)]),
        victim("v2", &["Tolm Averik"], &[44], &[(courier, v3)]),
    ];
}

/// Writes down a town with two names, two sides and a person.
pub fn names(d: &mut Desk, courier: usize, daily: usize, bulletin: usize, later: usize) {
    use MentionKind::{Person, Place, Side};
    let dravo =
        [d.mentions(courier, "Dravo", Place), d.mentions(bulletin, "Dravo", Place), d.mentions(later, "Dravo", Place)];
    let karsk = [d.mentions(courier, "Karsk", Place), d.mentions(daily, "Karsk", Place)];
    let vessin = [d.mentions(courier, "Vessinmar", Side), d.mentions(daily, "Vessinmar", Side)];
    let north = d.mentions(courier, "Northmark", Side);
    let hartwin = [d.mentions(bulletin, "Pella Hartwin", Person), d.mentions(later, "Hartwin", Person)];
    let basis = [(courier, d.at(courier, "Dravo (Karsk)")), (bulletin, d.at(bulletin, "Dravo/Karsk"))];
    d.name(
        Place,
        "Dravo / Karsk",
        &[
            ("Dravo", &[(courier, &dravo[0]), (bulletin, &dravo[1]), (later, &dravo[2])]),
            ("Karsk", &[(courier, &karsk[0]), (daily, &karsk[1])]),
        ],
        &basis,
    );
    d.name(Side, "Vessinmar", &[("Vessinmar", &[(courier, &vessin[0]), (daily, &vessin[1])])], &[]);
    d.name(Side, "Northmark", &[("Northmark", &[(courier, &north)])], &[]);
    d.name(
        Person,
        "Pella Hartwin / Hartwin",
        &[("Pella Hartwin", &[(bulletin, &hartwin[0])]), ("Hartwin", &[(later, &hartwin[1])])],
        &[],
    );
}

/// Writes down two sides and who is of which.
pub fn sides(d: &mut Desk) {
    let case = &mut d.case;
    let names = |label: &str| case.names.iter().filter(|n| n.label == label).map(|n| n.id.clone()).collect::<Vec<_>>();
    let side = |id: &str, label: &str| CaseSide {
        id: id.into(),
        label: label.into(),
        known_by: SideKnownBy::Reports,
        names: names(label),
    };
    let both = vec![side("w1", "Vessinmar"), side("w2", "Northmark")];
    let of = |speaker: Option<&str>| -> Option<SideId> {
        let speaker = speaker?;
        let side = match speaker {
            "Ivo Marl" => "w2",
            "Yarin Khodrev" => "w1",
            _ => both.iter().find(|s| speaker.starts_with(&s.label))?.id.as_str(),
        };
        Some(side.into())
    };
    for claim in case.points.iter_mut().flat_map(|p| &mut p.positions).flat_map(|p| &mut p.claims) {
        claim.speaker_side = of(claim.speaker.as_deref());
    }
    for entry in case.ledger.iter_mut().flat_map(|l| &mut l.entries) {
        entry.speaker_side = of(entry.speaker.as_deref());
    }
    case.sides = both;
}
