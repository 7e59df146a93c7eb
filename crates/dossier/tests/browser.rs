//! The page in a browser: nothing from a report runs, nothing goes sideways on a phone, filters and links do what they say, and
//! nothing stands in the way of somebody who cannot see it. Passes over where no chromium is installed.

#[path = "support/browser.rs"]
mod browser;
mod support;

use browser::{Room, chromium};
use sayso_case::Mark;
use sayso_dossier::{Options, page};

/// A room for one test, or a word that it is passed over.
fn room(name: &str) -> Option<Room> {
    let browser = chromium();
    if browser.is_none() {
        eprintln!("passed over: no chromium found");
    }
    Some(Room::of(&browser?, name))
}

fn html() -> String {
    page(&support::case(), &Options::default())
}

/// The page open to what a test adds to it: the policy names the very style and script by their hashes.
fn without_policy(html: &str) -> String {
    let (start, rest) = html.split_once("<meta http-equiv").expect("a policy");
    format!("{start}{}", rest.split_once('>').expect("its end").1)
}

#[test]
fn no_script_of_a_report_runs_and_ours_does() {
    let Some(room) = room("page") else { return };
    let case = support::case();
    let dom = room.dom(&html(), "");
    assert!(
        dom.contains("<html lang=\"en\" class=\"js\">"),
        "our own script did not run: {}",
        &dom[..dom.len().min(300)]
    );
    assert!(!dom.contains("data-owned"), "a script of a report ran");
    assert!(dom.contains("<title>5 reports</title>"));
    for claim in case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims) {
        assert!(
            dom.contains(&format!("id=\"c-{}\"", claim.finding.as_str())),
            "no anchor for {}",
            claim.finding.as_str()
        );
    }
}

#[test]
fn an_odd_goal_does_not_stop_the_script() {
    let Some(room) = room("goal") else { return };
    // The script says last that it runs.
    for goal in ["#%", "#%ff", "#reports", "#none", "#?", "#?side=%ff&q=<b>&odd=1&sign=constructor"] {
        let dom = room.dom(&html(), goal);
        assert!(dom.contains("<html lang=\"en\" class=\"js\">"), "{goal}: {}", &dom[..dom.len().min(300)]);
    }
}

#[test]
fn the_policy_stops_a_script_that_is_not_ours() {
    let Some(room) = room("policy") else { return };
    let html = html().replace("</footer>", "</footer><script>document.documentElement.dataset.owned=1</script><img src=x onerror=\"document.documentElement.dataset.owned=1\">");
    let dom = room.dom(&html, "");
    assert!(dom.contains("class=\"js\"") && dom.contains("<img src=\"x\""));
    assert!(!dom.contains("data-owned=\"1\""), "the policy let it run");
}

#[test]
fn nothing_is_fetched() {
    let Some(room) = room("network") else { return };
    let fetched = room.look(&html(), "", 1200, "return win.performance.getEntriesByType('resource').map(e => e.name);");
    assert_eq!(fetched, Vec::<String>::new());
}

/// At 390 px nothing goes sideways, folds closed and open; and what is touched is 40 px high at least, links in running text and
/// those in a line of numbers excepted.
#[test]
fn on_a_phone_nothing_goes_sideways() {
    let Some(room) = room("phone") else { return };
    const SIDEWAYS: &str = "
        const wide = () => [...doc.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 391 &&
            !e.closest('.vh, .skip, svg')).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40));
        const out = doc.documentElement.scrollWidth > 390 ? ['closed: ' + doc.documentElement.scrollWidth, ...wide()] : [];
        doc.querySelectorAll('details').forEach(d => { d.open = true; });
        if (doc.documentElement.scrollWidth > 390) out.push('open: ' + doc.documentElement.scrollWidth, ...wide());
        doc.querySelectorAll('select, input[type=search], form button:not([hidden]), nav a, summary').forEach(e => {
            const box = e.getBoundingClientRect();
            if (box.height > 0 && box.height < 39.5) out.push('low: ' + e.tagName + ' ' + e.textContent.slice(0, 40) + ' ' + box.height);
        });
        return out;";
    let found = room.look(&html(), "", 390, SIDEWAYS);
    assert!(found.is_empty(), "{found:#?}");
}

/// Every letter opens its sentence, also where the sentence lies in a fold.
#[test]
fn every_letter_opens_its_sentence() {
    let Some(room) = room("letters") else { return };
    const FOLLOW: &str = "
        const cells = [...doc.querySelectorAll('a.cell')], out = ['cells ' + cells.length];
        for (const cell of cells) {
            cell.click(); await wait(20);
            const goal = doc.getElementById(cell.getAttribute('href').slice(1));
            if (!goal || goal.closest('details:not([open])') || goal.getBoundingClientRect().height === 0)
                out.push(cell.getAttribute('href') + ' is not to be seen');
        }
        return out;";
    let found = room.look(&html(), "", 1200, FOLLOW);
    assert_eq!(found.len(), 1, "{found:#?}");
    let cells: usize = found[0].trim_start_matches("cells ").parse().expect("a number");
    assert!(cells > 8, "{found:?}");
}

#[test]
fn filters_show_what_they_say() {
    let Some(room) = room("filters") else { return };
    let mut case = support::case();
    case.points[0].mark = Some(Mark::Disputed);
    let html = page(&case, &Options::default());
    const SHOWN: &str = "
        const shown = () => [...doc.querySelectorAll('.q:not([hidden])')].filter(q => !q.closest('[hidden]')).map(q => q.id).join(' ');
        const form = doc.getElementById('f'), out = [];";
    let first = room.look(
        &html,
        "#?sign=ne",
        1200,
        &format!("{SHOWN} return [shown(), form.elements.sign.value, doc.getElementById('shown').textContent];"),
    );
    assert_eq!(first[..2], ["p-p1", "ne"], "{first:?}");
    assert!(first[2].starts_with("1 of "), "{first:?}");
    let typed = room.look(&html, "", 1200, &format!("{SHOWN}
        doc.dispatchEvent(new win.KeyboardEvent('keydown', {{ key: '/', bubbles: true }}));
        out.push(doc.activeElement.name);
        form.elements.q.value = 'without a word'; form.elements.q.dispatchEvent(new win.Event('input', {{ bubbles: true }})); await wait(400);
        out.push(shown(), win.location.hash);
        form.reset(); await wait(100); out.push(String(shown().split(' ').length), 'hash' + win.location.hash);
        return out;"));
    assert_eq!(typed[..3], ["q", "p-p1", "#?q=without+a+word"], "{typed:?}");
    assert_eq!(typed[3..], [case.points.len().to_string(), "hash".to_owned()], "{typed:?}");
    let side = room.look(&html, "#?side=vessinmar", 1200, &format!("{SHOWN}
        out.push(shown(), [...doc.querySelectorAll('.heads th[data-side].off')].length > 0, [...doc.querySelectorAll('.heads th[data-side=vessinmar].off')].length);
        out.push([...doc.querySelectorAll('.cl:not([hidden])')].filter(c => !c.closest('[hidden]') && !c.dataset.side.split(' ').includes('vessinmar')).length);
        return out;"));
    assert_eq!(
        side[1..],
        ["true", "0", "0"],
        "speakers outside are dimmed, sentences of others are not shown: {side:?}"
    );
}

/// A column of many voices is of each of them: it stays where one of them is shown alone, and so does his cell.
#[test]
fn a_folded_column_stays_for_each_of_its_voices() {
    let Some(room) = room("folded") else { return };
    let mut case = support::case();
    support::many_witnesses(&mut case, 30);
    const LOOK: &str = "
        const heads = [...doc.querySelectorAll('.heads th[data-sp]')], many = heads.filter(h => /[0-9]+ voices/.test(h.textContent));
        return [heads.length > 2, many.length, many.filter(h => h.classList.contains('off')).length,
            heads.filter(h => !h.classList.contains('off')).length, [...doc.querySelectorAll('#p-p1 .cell')].filter(c => !c.closest('.off')).length,
            [...doc.querySelectorAll('#p-p1 .cl:not([hidden])')].filter(c => !c.closest('[hidden]')).length];";
    let found = room.look(&page(&case, &Options::default()), "#?sp=witness-number7", 1200, LOOK);
    assert_eq!(found, ["true", "1", "0", "1", "1", "1"]);
    let found = room.look(&page(&case, &Options::default()), "#?sp=khodrev", 1200, LOOK);
    assert_eq!(found[..4], ["true", "1", "1", "1"], "{found:?}");
}

/// The bar is not there without the script, and nothing else is missing.
#[test]
fn without_the_script_nothing_is_lost() {
    let Some(room) = room("scriptless") else { return };
    let whole = html();
    let (before, _) = whole.split_once("<script>").expect("a script");
    let bare = format!("{before}</body></html>");
    const LOOK: &str = "
        const out = []; if (doc.getElementById('f').getBoundingClientRect().height > 0) out.push('the bar is there');
        doc.querySelectorAll('.q, .inc, .part').forEach(e => { if (!e.closest('details') && e.getBoundingClientRect().height === 0) out.push(e.id + ' is not to be seen'); });
        return out;";
    let found = room.look(&bare, "", 1200, LOOK);
    assert!(found.is_empty(), "{found:?}");
}

/// Names of what can be used, headings in order, contrast of words, in light and dark.
#[test]
fn nothing_stands_in_the_way() {
    let Some(room) = room("access") else { return };
    let found = room.look(&html(), "", 1200, include_str!("support/access.js"));
    assert!(found.is_empty(), "{found:#?}");
    let dark = without_policy(&html()).replace("@media screen and (prefers-color-scheme: dark)", "@media screen");
    let found = room.look(&dark, "", 1200, include_str!("support/access.js"));
    assert!(found.is_empty(), "in the dark: {found:#?}");
}

/// The checks of axe-core, where `SAYSO_AXE` names its file (`npm pack axe-core`): nothing serious.
#[test]
fn axe_finds_nothing_serious() {
    let Some(axe) = std::env::var_os("SAYSO_AXE") else {
        return eprintln!("passed over: SAYSO_AXE does not name axe.min.js");
    };
    let Some(room) = room("axe") else { return };
    room.write("axe.min.js", &std::fs::read_to_string(axe).expect("axe.min.js"));
    let html = html();
    let open = without_policy(&html).replace("</body>", "<script src=\"axe.min.js\"></script></body>");
    for width in [1200, 390] {
        let found = room.look(&open, "", width, "
            doc.querySelectorAll('details').forEach(d => { d.open = true; });
            const found = await win.axe.run(doc, { resultTypes: ['violations'] });
            return found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
                .flatMap(v => v.nodes.slice(0, 5).map(n => v.id + ': ' + n.html.slice(0, 160).replace(/\\n/g, ' ') + ' ' + (n.any[0] || {}).message));");
        assert!(found.is_empty(), "at {width}: {found:#?}");
    }
}

/// The brief leaves out the texts, and `full` prints them.
#[test]
fn the_brief_is_shorter_than_the_full_edition() {
    let Some(room) = room("print") else { return };
    let brief = room.printed(&html());
    let full = room.printed(&page(&support::case(), &Options { full: true, ..Options::default() }));
    assert!((1..=5).contains(&brief), "{brief} pages");
    assert!(full > brief, "{full} and {brief} pages");
}
