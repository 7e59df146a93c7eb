//! A page as signs with their places. In goes a page, out come its signs, upright, the origin at the upper left, in points.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

/// More signs than this are not read out of one file: a library of them.
pub(super) const MOST_SIGNS: usize = 8_000_000;
/// A page with more is none that people read.
pub(super) const MOST_ON_PAGE: usize = 100_000;

/// A sign, or several that one glyph stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sign {
    pub(super) text: String,
    /// Where it begins and ends.
    pub(super) x: (f64, f64),
    /// The line it stands on.
    pub(super) y: f64,
    /// How large its letters are.
    pub(super) size: f64,
    /// In which direction it is written, in quarters of a turn.
    pub(super) turn: u8,
}

/// What was drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) signs: Vec<Sign>,
    /// Glyphs that nothing says the meaning of.
    unknown: usize,
    pictures: usize,
    width: f64,
    height: f64,
}

impl Drawn {
    /// Whether what is to be read here is a picture, or letters without a meaning.
    pub(super) fn is_picture(&self) -> bool {
        let known = self.signs.iter().filter(|sign| !sign.text.trim().is_empty()).count();
        self.unknown > known || (known == 0 && self.pictures > 0)
    }

    /// Whether there is more on the page than is read.
    pub(super) fn is_full(&self) -> bool {
        self.signs.len() >= MOST_ON_PAGE
    }

    fn take(&mut self, glyph: &Glyph<'_>, at: Affine) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => clean(&c.to_string()),
            Some(BfString::String(s)) => clean(&s),
            None => None,
        };
        let Some(text) = text else {
            self.unknown += 1;
            return;
        };
        let width = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        // Glyphs are a thousand units high.
        let [begin, end] = [0.0, f64::from(width.unwrap_or(500.0))].map(|x| at * Point::new(x, 0.0));
        let up = at * Point::new(0.0, 1_000.0) - begin;
        let size = up.hypot();
        let is_here = (0.0..=self.width).contains(&begin.x) && (0.0..=self.height).contains(&begin.y);
        if !is_here || !size.is_finite() || size < 0.5 {
            return;
        }
        let along = at * Point::new(1_000.0, 0.0) - begin;
        let (x, y, turn) = match (along.x.abs() >= along.y.abs(), along.x >= 0.0, along.y >= 0.0) {
            (true, true, _) => ((begin.x, end.x), begin.y, 0),
            (true, false, _) => ((-begin.x, -end.x), -begin.y, 2),
            (false, _, true) => ((begin.y, end.y), -begin.x, 1),
            (false, _, false) => ((-begin.y, -end.y), begin.x, 3),
        };
        self.signs.push(Sign { text, x, y, size, turn });
    }
}

/// The letters of a sign: ligatures taken apart, blanks of any width one blank; `None` for what is no letter.
fn clean(text: &str) -> Option<String> {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => return None,
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => return None,
            c => out.push(c),
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Draws a page.
pub(super) fn drawn<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Drawn {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let settings = InterpreterSettings::default();
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, Rect::new(0.0, 0.0, width, height), cache, pdf.xref(), settings);
    let mut drawn = Drawn { width, height, ..Drawn::default() };
    interpret_page(page, &mut context, &mut drawn);
    drawn
}

impl Device<'_> for Drawn {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.is_full() {
                return;
            }
            self.take(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
