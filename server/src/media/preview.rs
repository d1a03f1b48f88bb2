//! The picture that goes with a shared link: 1200 by 630, with the hotspots drawn in.
//!
//! It knows points on a picture, no posts. A picture whose points all fit is cropped around them; one where they would not
//! (a tall portrait) is shown whole, over its own blurred ground.

use image::imageops::{self, FilterType};
use image::{DynamicImage, Rgb, RgbImage};

use super::error::MediaError;
use super::picture;

/// What Open Graph's consumers show without cutting.
pub const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 630;

/// How far a hotspot keeps from the edge, in pixels of the preview.
const MARGIN: f64 = 48.0;
/// How much closer a preview goes that is about one hotspot.
const CLOSER: f64 = 1.5;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Hotspots as fractions of width and height.
    pub points: Vec<(f64, f64)>,
    /// The one that the link is about, as an index.
    pub about: Option<usize>,
}

impl Preview {
    /// All that makes one preview differ from another of the same picture. Raise the number when the drawing changes.
    #[must_use]
    pub fn key(&self) -> String {
        format!("1 {:?} {:?}", self.points, self.about)
    }
}

/// A part of the source, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Window {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Draws the preview as a JPEG. Takes tens of milliseconds: call it where blocking is allowed.
pub(super) fn draw(bytes: &[u8], preview: &Preview) -> Result<Vec<u8>, MediaError> {
    let source = picture::decode_own(bytes)?;
    let size = (f64::from(source.width()), f64::from(source.height()));
    let window = match window(size, preview) {
        Some(window) => window,
        None => return picture::encode(&whole(&source, preview)),
    };
    let part = source.crop_imm(
        window.left as u32,
        window.top as u32,
        (window.width.round() as u32).max(1),
        (window.height.round() as u32).max(1),
    );
    let mut canvas = part
        .resize_exact(WIDTH, HEIGHT, FilterType::Lanczos3)
        .into_rgb8();
    let place = |(x, y): (f64, f64)| {
        (
            (x * size.0 - window.left) / window.width * f64::from(WIDTH),
            (y * size.1 - window.top) / window.height * f64::from(HEIGHT),
        )
    };
    mark(&mut canvas, preview, place);
    picture::encode(&canvas.into())
}

/// The part to show; none when the hotspots do not fit in one.
fn window(size: (f64, f64), preview: &Preview) -> Option<Window> {
    let ratio = f64::from(WIDTH) / f64::from(HEIGHT);
    let (mut width, mut height) = if size.0 / size.1 > ratio {
        (size.1 * ratio, size.1)
    } else {
        (size.0, size.0 / ratio)
    };
    let about = preview.about.and_then(|index| preview.points.get(index));
    let points = match about {
        Some(point) => {
            (width, height) = (width / CLOSER, height / CLOSER);
            std::slice::from_ref(point)
        }
        None => preview.points.as_slice(),
    };
    let span = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let (left, right) = span(&mut points.iter().map(|point| point.0 * size.0));
    let (top, bottom) = span(&mut points.iter().map(|point| point.1 * size.1));
    if points.is_empty() {
        return Some(Window {
            left: (size.0 - width) / 2.0,
            top: (size.1 - height) / 2.0,
            width,
            height,
        });
    }
    let margin = MARGIN * width / f64::from(WIDTH);
    if right - left > width || bottom - top + 2.0 * margin > height {
        return None;
    }
    Some(Window {
        left: ((left + right - width) / 2.0).clamp(0.0, size.0 - width),
        top: ((top + bottom - height) / 2.0).clamp(0.0, size.1 - height),
        width,
        height,
    })
}

/// The whole picture in the middle, over itself, enlarged, blurred and dimmed.
fn whole(source: &DynamicImage, preview: &Preview) -> DynamicImage {
    let ground = source
        .resize_to_fill(WIDTH / 10, HEIGHT / 10, FilterType::Triangle)
        .blur(4.0)
        .resize_exact(WIDTH, HEIGHT, FilterType::CatmullRom)
        .brighten(-24);
    let mut canvas = ground.into_rgb8();
    let inner = source
        .resize(WIDTH, HEIGHT, FilterType::Lanczos3)
        .into_rgb8();
    let left = (WIDTH - inner.width()) / 2;
    let top = (HEIGHT - inner.height()) / 2;
    imageops::overlay(&mut canvas, &inner, left.into(), top.into());
    mark(&mut canvas, preview, |(x, y)| {
        (
            f64::from(left) + x * f64::from(inner.width()),
            f64::from(top) + y * f64::from(inner.height()),
        )
    });
    canvas.into()
}

/// Draws the hotspots as a post shows them: a white point with a veil around it and a soft shadow below.
fn mark(canvas: &mut RgbImage, preview: &Preview, place: impl Fn((f64, f64)) -> (f64, f64)) {
    for (index, point) in preview.points.iter().enumerate() {
        let is_about = preview.about == Some(index);
        // Beside the one that the link is about, the others step back.
        let scale = if preview.about.is_none() || is_about {
            1.0
        } else {
            0.6
        };
        dot(canvas, place(*point), scale, is_about);
    }
}

fn dot(canvas: &mut RgbImage, (x, y): (f64, f64), scale: f64, has_ring: bool) {
    let (core, veil, shadow) = (13.0 * scale, 25.0 * scale, 46.0 * scale);
    let reach = shadow.ceil() as i64 + 6;
    for row in (y as i64 - reach)..=(y as i64 + reach) {
        for column in (x as i64 - reach)..=(x as i64 + reach) {
            let (Ok(px), Ok(py)) = (u32::try_from(column), u32::try_from(row)) else {
                continue;
            };
            if px >= canvas.width() || py >= canvas.height() {
                continue;
            }
            let at = (column as f64 + 0.5, row as f64 + 0.5);
            let distance = (at.0 - x).hypot(at.1 - y);
            let below = (at.0 - x).hypot(at.1 - y - 5.0 * scale);
            let pixel = canvas.get_pixel_mut(px, py);
            let fade = (1.0 - below / shadow).clamp(0.0, 1.0);
            mix(pixel, [29, 27, 24], 0.5 * fade * fade);
            mix(pixel, [255; 3], 0.36 * inside(distance, veil));
            if has_ring {
                let ring = inside(distance, veil + 5.0) - inside(distance, veil + 2.0);
                mix(pixel, [255; 3], 0.9 * ring);
            }
            mix(pixel, [255; 3], inside(distance, core));
        }
    }
}

/// How much of a pixel lies in a disc, with one pixel of soft edge.
fn inside(distance: f64, radius: f64) -> f64 {
    (radius - distance + 0.5).clamp(0.0, 1.0)
}

fn mix(pixel: &mut Rgb<u8>, colour: [u8; 3], amount: f64) {
    for (channel, over) in pixel.0.iter_mut().zip(colour) {
        let mixed = f64::from(*channel) * (1.0 - amount) + f64::from(over) * amount;
        *channel = mixed.round() as u8;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn preview(points: &[(f64, f64)], about: Option<usize>) -> Preview {
        Preview {
            points: points.to_vec(),
            about,
        }
    }

    #[test]
    fn every_hotspot_is_in_the_part_that_is_shown() {
        let landscape = (1600.0, 1200.0);
        for points in [
            vec![(0.5, 0.1)],
            vec![(0.1, 0.9), (0.9, 0.6)],
            vec![(0.0, 0.25), (1.0, 0.75)],
            vec![],
        ] {
            let shown = window(landscape, &preview(&points, None)).unwrap();
            for (x, y) in points {
                let (x, y) = (x * landscape.0, y * landscape.1);
                assert!((shown.left..=shown.left + shown.width).contains(&x), "{x}");
                assert!((shown.top..=shown.top + shown.height).contains(&y), "{y}");
            }
            assert!((shown.width / shown.height - 1200.0 / 630.0).abs() < 0.001);
        }
    }

    #[test]
    fn what_does_not_fit_is_shown_whole() {
        let portrait = (800.0, 1600.0);
        let spread = [(0.5, 0.05), (0.5, 0.95)];
        assert_eq!(window(portrait, &preview(&spread, None)), None);
        let about = window(portrait, &preview(&spread, Some(1))).unwrap();
        assert!(about.top + about.height <= portrait.1 && about.width < portrait.0);
    }

    #[test]
    fn hotspots_are_drawn_where_they_are() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let grey = RgbImage::from_pixel(600, 315, Rgb([90; 3]));
        grey.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        let drawn = draw(bytes.get_ref(), &preview(&[(0.25, 0.5)], None)).unwrap();
        let drawn = image::load_from_memory(&drawn).unwrap().into_rgb8();
        assert_eq!(drawn.dimensions(), (WIDTH, HEIGHT));
        assert!(
            drawn
                .get_pixel(300, 315)
                .0
                .iter()
                .all(|channel| *channel > 240)
        );
        let away = drawn.get_pixel(900, 315).0;
        assert!(
            away.iter().all(|channel| (84..=96).contains(channel)),
            "{away:?}"
        );
    }
}
