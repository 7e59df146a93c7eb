//! The drawing. In go places, out comes SVG with their names, a scale and, for a large case, the outline of land.

use maud::{Markup, html};
use sayso_case::{Incident, WherePrecision};

use super::labels::{Box4, Spot, Taken, line};
use super::land;
use super::plane::{Plane, WIDTH};
use super::sites::{Road, Site, Sites};
use crate::dates;
use crate::goals::to_incident;
use crate::lettering::{px, width};
use crate::safe::{Words, shortened};

/// Beyond this many kilometres from corner to corner the outline of land is drawn.
const FAR: f64 = 300.0;
/// More places than this are only in the list.
const DRAWN: usize = 60;
/// A name longer than this, in px, takes two lines.
const LONG: f64 = 150.0;

/// The drawing, and the places that are no more than a country or open waters and lie outside it. No drawing for fewer than two places.
pub(super) fn drawing<'s, 'c>(sites: &'s Sites<'c>) -> (Markup, Vec<&'s Site<'c>>) {
    let exact: Vec<&Site> = sites.placed.iter().filter(|s| !is_vast(s)).take(DRAWN).collect();
    let bare: Vec<_> = exact.iter().map(|s| (s.latitude, s.longitude, 0.0)).collect();
    // A rough place takes no more room than the others lie apart: it would leave none to see how they lie.
    let most = Plane::around(&bare).map_or(0.0, |p| (p.span * 0.3).max(3.0));
    let places: Vec<_> = exact.iter().map(|s| (s.latitude, s.longitude, around(s.precision).min(most))).collect();
    let plane = Plane::around(&places).filter(|_| places.len() > 1);
    let Some(plane) = plane else {
        return (html! {}, sites.placed.iter().filter(|s| is_vast(s)).collect());
    };
    let at = |s: &Site| plane.at(s.latitude, s.longitude);
    let (vast, outside): (Vec<&Site>, Vec<&Site>) =
        sites.placed.iter().filter(|s| is_vast(s)).partition(|s| plane.holds(at(s)));
    let drawn: Vec<&Site> = exact.into_iter().chain(vast).collect();
    let mut taken = Taken::of((WIDTH, plane.height));
    let bar = plane.length(plane.bar());
    taken.take(Box4(WIDTH - bar - 40.0, plane.height - 30.0, WIDTH, plane.height));
    for site in &drawn {
        let ((x, y), r) = (at(site), if site.precision == WherePrecision::Exact { 6.0 } else { 9.0 });
        taken.take(Box4(x - r, y - r, x + r, y + r));
    }
    let outline = if plane.span > FAR { land::path(&plane) } else { String::new() };
    let drawing = html! {
        figure {
            svg class="map-drawing" viewBox={ "0 0 " (px(WIDTH)) " " (px(plane.height)) } role="group" aria-label="Sketch map, north above" {
                defs {
                    clipPath id="map-edge" { rect width=(px(WIDTH)) height=(px(plane.height)) {} }
                    pattern id="map-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        path d="M0 0V6" stroke="currentColor" stroke-width="1.1" {}
                    }
                }
                g clip-path="url(#map-edge)" {
                    @if !outline.is_empty() { path class="map-land" d=(outline) {} }
                    @for site in drawn.iter().filter(|s| s.precision != WherePrecision::Exact) {
                        @let (x, y) = at(site);
                        circle class="map-rough" cx=(px(x)) cy=(px(y)) r=(px(radius(site.precision, &plane))) {}
                    }
                    @for road in &sites.roads { (line_of(road, sites, &plane)) }
                }
                @for site in &drawn { (point(site, &plane, &mut taken)) }
                @for road in &sites.roads { (road_name(road, sites, &plane, &mut taken)) }
                (scale(&plane))
                rect class="map-frame" x=".5" y=".5" width=(px(WIDTH - 1.0)) height=(px(plane.height - 1.0)) {}
            }
            figcaption {
                "Filled: the place itself. Hatched: told roughly. "
                @if drawn.iter().any(|s| s.incidents.is_empty()) { "Without a day: only named. " }
                "No border is drawn"
                @if outline.is_empty() { ", and no line that no report places." } @else { "; coasts from Natural Earth." }
            }
        }
    };
    (drawing, outside)
}

fn is_vast(site: &Site) -> bool {
    matches!(site.precision, WherePrecision::Country | WherePrecision::Open)
}

/// How far a place may be off, or what its kind usually measures, in kilometres.
fn around(precision: WherePrecision) -> f64 {
    match precision {
        WherePrecision::Exact => 0.0,
        WherePrecision::Near => 25.0,
        WherePrecision::Line => 15.0,
        WherePrecision::District => 20.0,
        WherePrecision::Province => 60.0,
        WherePrecision::Country | WherePrecision::Open => 150.0,
    }
}

/// The same in px: what is told roughly is seen, and nothing fills the drawing.
fn radius(precision: WherePrecision, plane: &Plane) -> f64 {
    plane.length(around(precision)).clamp(11.0, WIDTH / 9.0)
}

/// Names in one or two lines, then the dates.
fn lines(names: &str, dates: Option<String>) -> (Vec<String>, usize) {
    let names = shortened(names, 64);
    let mut lines = match names.rsplit_once(" / ") {
        Some((a, b)) if width(&names, super::labels::NAME) > LONG => vec![format!("{a} /"), b.to_owned()],
        _ => vec![names],
    };
    let named = lines.len();
    lines.extend(dates);
    (lines, named)
}

/// When its incidents were: the days, or of more than two the first and the last.
fn dates(site: &Site) -> String {
    let mut whens: Vec<_> = site.incidents.iter().filter_map(|i| i.when).collect();
    whens.sort_unstable_by_key(|w| (w.first(), w.last()));
    whens.dedup();
    let words = |w: &sayso_case::Moment| dates::words(&w.to_string());
    match whens.as_slice() {
        [] => "day not told".to_owned(),
        [one] => words(one),
        [a, b] => format!("{}; {}", words(a), words(b)),
        all => {
            let (first, last) = (all.iter().map(|w| w.first()).min(), all.iter().map(|w| w.last()).max());
            let reach = first.zip(last).map(|(a, b)| dates::words(&format!("{a}/{b}")));
            format!("{} times, {}", all.len(), reach.unwrap_or_default())
        }
    }
}

fn point(site: &Site, plane: &Plane, taken: &mut Taken) -> Markup {
    let (x, y) = plane.at(site.latitude, site.longitude);
    let exact = site.precision == WherePrecision::Exact;
    let beside = if exact { 5.0 } else { radius(site.precision, plane).min(16.0) };
    let (mut words, named) = lines(&site.name(), (!site.incidents.is_empty()).then(|| dates(site)));
    let spot = taken.place((x, y), beside, &words, named).or_else(|| {
        words.truncate(named);
        taken.place((x, y), beside, &words, named)
    });
    let drawn = html! {
        title { (Words(&site.all_names())) ", " (site.known()) @if !site.incidents.is_empty() { ", " (dates(site)) } }
        @if exact { circle class=(if site.incidents.is_empty() { "map-named" } else { "map-dot" }) cx=(px(x)) cy=(px(y)) r="4.5" {} }
        @else { circle class="map-middle" cx=(px(x)) cy=(px(y)) r="2" {} }
        @if let Some(spot) = spot { (text(spot, &words, named)) }
    };
    let Some(incident) = site.incidents.first() else { return html! { g { (drawn) } } };
    html! {
        // Called by its title and the words beside it, so that what is heard has what is seen in it.
        a href=(to_incident(&incident.id)) { (drawn) }
    }
}

fn text(spot: Spot, words: &[String], named: usize) -> Markup {
    html! {
        @for (k, words) in words.iter().enumerate() {
            text class=(if k < named { "map-name" } else { "map-when" }) text-anchor=(spot.anchor) x=(px(spot.x)) y=(px(spot.y + line() * k as f64)) { (Words(words)) }
        }
    }
}

/// The two ends of a road in px.
fn ends(road: &Road, sites: &Sites, plane: &Plane) -> Option<[(f64, f64); 2]> {
    let at = |k: usize| sites.placed.get(k).map(|s| plane.at(s.latitude, s.longitude));
    Some([at(road.ends.0)?, at(road.ends.1)?])
}

fn line_of(road: &Road, sites: &Sites, plane: &Plane) -> Markup {
    html! { @if let Some([a, b]) = ends(road, sites, plane) {
        path class="map-road" d={ "M" (px(a.0)) " " (px(a.1)) "L" (px(b.0)) " " (px(b.1)) } {}
    } }
}

/// When an incident was, in words.
fn when(incident: &Incident) -> String {
    incident.when.map_or_else(|| "day not told".to_owned(), |w| dates::words(&w.to_string()))
}

fn road_name(road: &Road, sites: &Sites, plane: &Plane, taken: &mut Taken) -> Markup {
    let Some([a, b]) = ends(road, sites, plane) else { return html! {} };
    let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
    let (words, named) = lines(road.name, Some(when(road.incident)));
    html! { @if let Some(spot) = taken.place(middle, 3.0, &words, named) {
        a href=(to_incident(&road.incident.id)) { (text(spot, &words, named)) }
    } }
}

fn scale(plane: &Plane) -> Markup {
    let kilometres = plane.bar();
    let long = plane.length(kilometres);
    let (x, y) = (WIDTH - long - 12.0, plane.height - 10.0);
    let label =
        if kilometres < 1.0 { format!("{} m", px(kilometres * 1000.0)) } else { format!("{} km", px(kilometres)) };
    html! {
        path class="map-scale" d={ "M" (px(x)) " " (px(y - 4.0)) "v4h" (px(long)) "v-4" } {}
        text class="map-when" text-anchor="end" x=(px(WIDTH - 12.0)) y=(px(y - 7.0)) { (label) }
    }
}
