//! A printable label of 70 × 100 mm: the brand, a code, the post's title, what to do, and the address for whoever scans
//! nothing. One layout for every kind of file: [`Label::texts`] and [`CODE`] say what lies where, a writer draws it.
//!
//! To add a kind of file: a writer that draws both.

use std::fmt::Write as _;

use crate::view::render;
use leptos::prelude::*;

/// Width and height of the label in millimetres.
pub const SIZE_MM: (f32, f32) = (70.0, 100.0);
/// Where the code lies: from the left, from the top, and how wide and high it is, in millimetres. What is around it stays
/// white, more than the four modules that readers need.
pub const CODE: (f32, f32, f32) = (10.0, 17.0, 50.0);
/// Where every line begins, from the left, in millimetres.
pub const LEFT_MM: f32 = 10.0;

const TITLE_CHARACTERS: usize = 25;
const ADDRESS_CHARACTERS: usize = 42;

/// What a label says.
#[derive(Clone, Debug)]
pub struct Label {
    /// Name of the brand.
    pub brand: String,
    /// Title of the post.
    pub title: String,
    /// What to do, in the post's language.
    pub scan: &'static str,
    /// Where the code leads.
    pub url: String,
    /// The code.
    pub code: Code,
}

/// A code as its modules, without a quiet zone.
#[derive(Clone, Debug)]
pub struct Code {
    /// How many modules it is wide and high.
    pub side: usize,
    /// Which are dark, row by row.
    pub dark: Vec<bool>,
}

/// The letters of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The brand's and the title's.
    Serif,
    /// Everything else's.
    Sans,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its base line, in millimetres from the top.
    pub y_mm: f32,
    /// Its size in millimetres.
    pub size_mm: f32,
    /// Its letters.
    pub face: Face,
    /// What it says.
    pub text: String,
}

impl Code {
    /// Dark runs as (column, row, modules wide).
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (row, modules) in self.dark.chunks(self.side.max(1)).enumerate() {
            for (column, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
                match runs.last_mut() {
                    Some((start, of, width)) if *of == row && *start + *width == column => {
                        *width += 1
                    }
                    _ => runs.push((column, row, 1)),
                }
            }
        }
        runs
    }
}

impl Label {
    /// Every line of it, from the top.
    #[must_use]
    pub fn texts(&self) -> Vec<Line> {
        let line = |y_mm, size_mm, face, text: String| Line {
            y_mm,
            size_mm,
            face,
            text,
        };
        let mut lines = vec![line(11.0, 4.2, Face::Serif, self.brand.clone())];
        let titles = broken(&self.title, TITLE_CHARACTERS);
        lines.extend(
            titles
                .into_iter()
                .zip([75.0, 80.6])
                .map(|(text, y)| line(y, 4.6, Face::Serif, text)),
        );
        lines.push(line(86.6, 3.0, Face::Sans, self.scan.to_owned()));
        lines.extend(
            pieces(&self.url)
                .into_iter()
                .zip([91.0, 94.2, 97.4])
                .map(|(text, y)| line(y, 2.5, Face::Sans, text)),
        );
        lines
    }
}

/// The label as an SVG document.
pub fn label_svg(label: &Label) -> String {
    let mut path = String::new();
    for (column, row, width) in label.code.runs() {
        // Writing to a `String` cannot fail.
        let _ = write!(path, "M{column} {row}h{width}v1h-{width}z");
    }
    let (x, y, size) = CODE;
    let side = label.code.side;
    let lines = label.texts();
    let texts = render(move || {
        lines
            .into_iter()
            .map(|line| {
                let family = match line.face {
                    Face::Serif => "Georgia, 'Times New Roman', serif",
                    Face::Sans => "Helvetica, Arial, sans-serif",
                };
                view! { <text x=LEFT_MM.to_string() y=line.y_mm.to_string() font-family=family font-size=line.size_mm.to_string()>{line.text}</text> }
            })
            .collect_view()
    });
    let (width, height) = SIZE_MM;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\
         <svg x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>\
         {texts}</svg>\n"
    )
}

/// An address without its scheme, in lines that fit.
fn pieces(url: &str) -> Vec<String> {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    let letters: Vec<char> = address.chars().collect();
    letters
        .chunks(ADDRESS_CHARACTERS)
        .map(|piece| piece.iter().collect())
        .collect()
}

/// A title in at most two lines of about so many characters.
fn broken(title: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in title.split_whitespace() {
        let count = lines.len();
        let Some(line) = lines.last_mut() else { break };
        let is_full = !line.is_empty() && line.chars().count() + 1 + word.chars().count() > most;
        match (is_full, count) {
            (true, 2) => {
                line.push('…');
                break;
            }
            (true, _) => lines.push(word.to_owned()),
            (false, _) => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_two_lines() {
        assert_eq!(broken("Slow coffee", 25), ["Slow coffee"]);
        let long = broken(
            "An autumn living room with everything that belongs into it and more",
            26,
        );
        assert_eq!(
            long,
            ["An autumn living room with", "everything that belongs…"]
        );
    }

    #[test]
    fn an_address_is_whole_on_the_lines_that_there_are() {
        let url = format!("https://shop.example/p/{}", "a".repeat(64));
        let pieces = pieces(&url);
        assert_eq!(pieces.len(), 2);
        assert_eq!(format!("https://{}", pieces.concat()), url);
    }

    #[test]
    fn dark_modules_join_within_their_row() {
        let code = Code {
            side: 3,
            dark: [true, true, false, true, false, true, false, false, true].into(),
        };
        assert_eq!(code.runs(), [(0, 0, 2), (0, 1, 1), (2, 1, 1), (2, 2, 1)]);
    }

    #[test]
    fn foreign_text_is_text() {
        let drawn = label_svg(&Label {
            brand: "Halden".to_owned(),
            title: "<b>&".to_owned(),
            scan: "Scan",
            url: "https://shop.example/p/a".to_owned(),
            code: Code {
                side: 1,
                dark: vec![true],
            },
        });
        assert!(
            drawn.contains("&lt;b&gt;&amp;") && drawn.contains(">shop.example/p/a<"),
            "{drawn}"
        );
    }
}
