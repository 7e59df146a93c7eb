//! The outline of land in a drawing. In goes what is drawn of the earth, out comes a path, cut at the drawing's edges. The data are
//! Natural Earth's (public domain; see data/land/README.md).

use super::plane::{Plane, WIDTH};
use crate::lettering::px;

const OUTLINE: &str = include_str!("../../../../data/land/outline.txt");

/// So far beyond the drawing's edges it is cut, so that no cut is seen.
const OVER: f64 = 4.0;

/// The path of all land that the drawing shows; "" where that is none.
pub(super) fn path(plane: &Plane) -> String {
    let mut out = String::new();
    for ring in OUTLINE.lines().filter(|l| !l.starts_with('#')) {
        let ring = ring_of(ring);
        // The data end at the date line and the drawing need not.
        for turn in [-360.0, 0.0, 360.0] {
            draw(&cut(shown(&ring, turn, plane), plane.height), &mut out);
        }
    }
    out
}

/// The points of a line, in degrees (latitude, longitude).
fn ring_of(line: &str) -> Vec<(f64, f64)> {
    let (mut latitude, mut longitude) = (0i32, 0i32);
    let mut numbers = line.split(' ').filter_map(|n| n.parse::<i32>().ok());
    let mut out = Vec::new();
    while let (Some(x), Some(y)) = (numbers.next(), numbers.next()) {
        longitude = longitude.saturating_add(x);
        latitude = latitude.saturating_add(y);
        out.push((f64::from(latitude) / 100.0, f64::from(longitude) / 100.0));
    }
    out
}

/// The ring in px, turned by so many degrees.
fn shown(ring: &[(f64, f64)], turn: f64, plane: &Plane) -> Vec<(f64, f64)> {
    ring.iter().map(|(latitude, longitude)| plane.counted_on(*latitude, longitude + turn)).collect()
}

/// Adds a ring to a path; points that fall together are one.
fn draw(ring: &[(f64, f64)], out: &mut String) {
    let mut last = String::new();
    for (k, (x, y)) in ring.iter().enumerate() {
        let point = format!("{} {}", px(*x), px(*y));
        if point != last {
            out.push(if k == 0 { 'M' } else { 'L' });
            out.push_str(&point);
        }
        last = point;
    }
    if !ring.is_empty() {
        out.push('Z');
    }
}

/// A ring cut at four edges, one after the other (Sutherland and Hodgman, 1974).
fn cut(ring: Vec<(f64, f64)>, height: f64) -> Vec<(f64, f64)> {
    type Side = fn((f64, f64), f64) -> f64;
    let edges: [(Side, f64); 4] = [
        (|p, edge| p.0 - edge, -OVER),
        (|p, edge| edge - p.0, WIDTH + OVER),
        (|p, edge| p.1 - edge, -OVER),
        (|p, edge| edge - p.1, height + OVER),
    ];
    edges.into_iter().fold(ring, |ring, (inside, edge)| {
        let mut out = Vec::with_capacity(ring.len());
        let Some(mut before) = ring.last().copied() else { return out };
        for point in ring {
            let (a, b) = (inside(before, edge), inside(point, edge));
            if (a < 0.0) != (b < 0.0) {
                let t = a / (a - b);
                out.push((before.0 + (point.0 - before.0) * t, before.1 + (point.1 - before.1) * t));
            }
            if b >= 0.0 {
                out.push(point);
            }
            before = point;
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ring_is_read_and_lies_on_the_earth() {
        let rings: Vec<_> = OUTLINE.lines().filter(|l| !l.starts_with('#')).map(ring_of).collect();
        assert!(rings.len() > 200 && rings.iter().all(|r| r.len() >= 3));
        assert!(rings.iter().flatten().all(|(a, o)| a.abs() <= 90.0 && o.abs() <= 180.0));
        assert!(OUTLINE.len() < 60_000);
    }

    #[test]
    fn a_ring_is_cut_at_the_edges() {
        let square = vec![(-100.0, -100.0), (700.0, -100.0), (700.0, 200.0), (-100.0, 200.0)];
        let cut = cut(square, 300.0);
        assert_eq!(cut.len(), 4);
        assert!(
            cut.iter().all(|p| (p.0 + OVER).min(WIDTH + OVER - p.0).min(p.1 + OVER).min(200.0 - p.1) > -1e-6),
            "{cut:?}"
        );
        assert!(super::cut(vec![(-90.0, 0.0), (-80.0, 0.0), (-80.0, 9.0)], 300.0).is_empty());
    }

    #[test]
    fn coasts_are_where_they_are() {
        // Land on one side of the strait, water in it: counted by how often a ray to the west crosses the outline.
        let plane = Plane::around(&[(50.0, 1.0, 0.0), (51.5, 4.0, 0.0)]).unwrap();
        let inside = |latitude: f64, longitude: f64| {
            let (x, y) = plane.at(latitude, longitude);
            let mut odd = false;
            for ring in OUTLINE.lines().filter(|l| !l.starts_with('#')) {
                let ring = shown(&ring_of(ring), 0.0, &plane);
                for (a, b) in ring.iter().zip(ring.iter().skip(1).chain(ring.first())) {
                    if (a.1 > y) != (b.1 > y) && a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0) < x {
                        odd = !odd;
                    }
                }
            }
            odd
        };
        assert!(inside(50.0, 3.5) && !inside(51.6, 2.5));
        assert!(path(&plane).starts_with('M'));
    }
}
