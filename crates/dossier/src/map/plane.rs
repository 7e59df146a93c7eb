//! From degrees to places in the drawing, and back to kilometres. The projection is the plate carrée with its true parallel in the
//! middle of the case: right for a town or a province, a sketch for a continent.

/// The width of the drawing in px.
pub(super) const WIDTH: f64 = 400.0;
/// Kilometres of one degree of latitude (mean earth radius 6,371 km).
const DEGREE: f64 = 111.195;
/// Never less than this many kilometres across: one village shall not fill the drawing.
const LEAST: f64 = 12.0;

/// The part of the earth that is drawn.
pub(super) struct Plane {
    west: f64,
    north: f64,
    /// Kilometres a degree of longitude has here.
    along: f64,
    /// px a kilometre.
    scale: f64,
    pub height: f64,
    /// From corner to corner of what is placed, in kilometres.
    pub span: f64,
}

impl Plane {
    /// So that all these places (latitude, longitude, kilometres around it) fit, with some air; `None` without one.
    pub(super) fn around(places: &[(f64, f64, f64)]) -> Option<Self> {
        let (first, _) = places.split_first()?;
        let east_of = origin(places.iter().map(|p| p.1));
        let (mut south, mut north) = (first.0, first.0);
        let (mut west, mut east) = (turned(first.1, east_of), turned(first.1, east_of));
        for (latitude, longitude, around) in places {
            let longitude = turned(*longitude, east_of);
            let (up, beside) = (around / DEGREE, around / (DEGREE * latitude.to_radians().cos()).max(1.0));
            (south, north) = (south.min(*latitude - up), north.max(*latitude + up));
            (west, east) = (west.min(longitude - beside), east.max(longitude + beside));
        }
        (south, north) = (south.max(-90.0), north.min(90.0));
        let middle = f64::midpoint(south, north);
        let along = (DEGREE * middle.to_radians().cos()).max(1.0);
        let (wide, high) = ((east - west) * along, (north - south) * DEGREE);
        let span = wide.hypot(high);
        // Air for names on all sides; the drawing is never a strip.
        let across = (wide * 1.5).max(high * 1.4 * 1.1).max(LEAST);
        let down = (high * 1.4).max(across * 0.62);
        let scale = WIDTH / across;
        Some(Plane {
            west: f64::midpoint(west, east) - across / along / 2.0,
            north: middle + down / DEGREE / 2.0,
            along,
            scale,
            height: down * scale,
            span,
        })
    }

    /// Kilometres from one place to another, on the plane that is right for the middle between them.
    pub(super) fn between(a: (f64, f64), b: (f64, f64)) -> f64 {
        let beside = ((b.1 - a.1 + 180.0).rem_euclid(360.0) - 180.0) * f64::midpoint(a.0, b.0).to_radians().cos();
        (beside * DEGREE).hypot((b.0 - a.0) * DEGREE)
    }

    /// Where a place stands.
    pub(super) fn at(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let x = (turned(longitude, self.west) - self.west) * self.along * self.scale;
        (x, (self.north - latitude) * DEGREE * self.scale)
    }

    /// Where degrees stand that may lie outside, counted on without end to the west and east.
    pub(super) fn counted_on(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        ((longitude - self.west) * self.along * self.scale, (self.north - latitude) * DEGREE * self.scale)
    }

    /// px of so many kilometres.
    pub(super) fn length(&self, kilometres: f64) -> f64 {
        kilometres * self.scale
    }

    /// A round length for the scale, in kilometres, at most a quarter of the width.
    pub(super) fn bar(&self) -> f64 {
        let most = WIDTH / 4.0 / self.scale;
        let unit = 10f64.powf(most.max(1e-6).log10().floor());
        [5.0, 2.0, 1.0].into_iter().map(|m| m * unit).find(|k| *k <= most).unwrap_or(unit)
    }

    /// Whether a point lies in the drawing.
    pub(super) fn holds(&self, (x, y): (f64, f64)) -> bool {
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }
}

/// The longitude from which eastwards all lie with the widest gap behind them, so that a case across the date line is one piece.
fn origin(longitudes: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = longitudes.collect();
    all.sort_by(f64::total_cmp);
    let Some(last) = all.last().copied() else { return -180.0 };
    let mut before = last - 360.0;
    let mut best = (f64::NEG_INFINITY, -180.0);
    for longitude in all {
        if longitude - before > best.0 {
            best = (longitude - before, longitude);
        }
        before = longitude;
    }
    best.1
}

/// The same longitude at or east of another.
fn turned(longitude: f64, east_of: f64) -> f64 {
    east_of + (longitude - east_of).rem_euclid(360.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_lie_inside_with_north_above() {
        let places = [(50.0, 30.0, 0.0), (51.0, 31.0, 0.0), (50.5, 33.0, 0.0)];
        let plane = Plane::around(&places).unwrap();
        for (a, o, _) in places {
            assert!(plane.holds(plane.at(a, o)));
        }
        assert!(plane.at(51.0, 30.0).1 < plane.at(50.0, 30.0).1 && plane.at(50.0, 30.0).0 < plane.at(50.0, 31.0).0);
        assert!(plane.span > 200.0 && plane.span < 260.0, "{}", plane.span);
    }

    #[test]
    fn the_date_line_parts_nothing() {
        let plane = Plane::around(&[(-17.0, 179.5, 0.0), (-16.0, -179.5, 25.0)]).unwrap();
        assert!(plane.span < 200.0, "{}", plane.span);
        assert!(plane.at(-17.0, 179.5).0 < plane.at(-16.0, -179.5).0);
    }

    #[test]
    fn odd_places_have_a_plane() {
        assert!(Plane::around(&[]).is_none());
        for places in
            [&[(90.0, 0.0, 60.0)][..], &[(-90.0, 180.0, 0.0), (90.0, -180.0, 0.0)], &[(0.0, 0.0, 0.0), (0.0, 0.0, 0.0)]]
        {
            let plane = Plane::around(places).unwrap();
            assert!(plane.height.is_finite() && plane.bar() > 0.0);
            assert!(places.iter().all(|p| plane.holds(plane.at(p.0, p.1))), "{places:?}");
        }
    }

    #[test]
    fn scales_are_round() {
        let bar = Plane::around(&[(50.0, 30.0, 0.0), (50.0, 32.0, 0.0)]).unwrap().bar();
        assert!([10.0, 20.0, 50.0].contains(&bar), "{bar}");
    }
}
