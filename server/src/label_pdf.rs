//! The printable label as a PDF of its true size. Pure. It must not know what the label leads to.
//!
//! The letters are those that every PDF reader has (Times, Helvetica), so that no font is shipped; what their character set
//! lacks is spelled in the letters it has.

use encoding_rs::WINDOWS_1252;
use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str, TextStr};
use spotlet::view::studio::label::{CODE, Face, LEFT_MM, Label, SIZE_MM};

const POINTS_A_MM: f32 = 72.0 / 25.4;

/// Writes the label.
#[must_use]
pub fn label_pdf(label: &Label) -> Vec<u8> {
    let [catalog, pages, page, content, serif, sans, info] = [1, 2, 3, 4, 5, 6, 7].map(Ref::new);
    let (width, height) = SIZE_MM;
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.document_info(info)
        .title(TextStr(&label.title))
        .creator(TextStr("Spotlet"));
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.parent(pages).contents(content).media_box(Rect::new(
        0.0,
        0.0,
        points(width),
        points(height),
    ));
    sheet
        .resources()
        .fonts()
        .pair(name(Face::Serif), serif)
        .pair(name(Face::Sans), sans);
    drop(sheet);
    for (reference, font) in [(serif, &b"Times-Roman"[..]), (sans, b"Helvetica")] {
        pdf.type1_font(reference)
            .base_font(Name(font))
            .encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    pdf.stream(content, &draw(label));
    pdf.finish()
}

/// A PDF measures from below.
fn draw(label: &Label) -> Vec<u8> {
    let (_, height) = SIZE_MM;
    let mut content = Content::new();
    let (left, top, size) = CODE;
    let module = size / label.code.side.max(1) as f32;
    for (column, row, modules) in label.code.runs() {
        content.rect(
            points(left + column as f32 * module),
            points(height - top - (row + 1) as f32 * module),
            points(modules as f32 * module),
            points(module),
        );
    }
    content.fill_nonzero();
    for line in label.texts() {
        content
            .begin_text()
            .set_font(name(line.face), points(line.size_mm))
            .next_line(points(LEFT_MM), points(height - line.y_mm))
            .show(Str(&encoded(&line.text)))
            .end_text();
    }
    content.finish().into_vec()
}

fn points(mm: f32) -> f32 {
    mm * POINTS_A_MM
}

fn name(face: Face) -> Name<'static> {
    match face {
        Face::Serif => Name(b"Serif"),
        Face::Sans => Name(b"Sans"),
    }
}

/// A text in the character set of the letters.
fn encoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for character in text.chars() {
        let mut room = [0; 4];
        let (known, _, has_failed) = WINDOWS_1252.encode(character.encode_utf8(&mut room));
        if has_failed {
            bytes.extend_from_slice(
                deunicode::deunicode_char(character)
                    .unwrap_or("?")
                    .as_bytes(),
            );
        } else {
            bytes.extend_from_slice(&known);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use spotlet::view::studio::label::Code;

    use super::*;

    #[test]
    fn what_the_letters_lack_is_spelled() {
        assert_eq!(encoded("Süß – 5 €"), b"S\xfc\xdf \x96 5 \x80");
        assert_eq!(encoded("Łódź"), b"L\xf3dz");
    }

    #[test]
    fn it_has_the_size_of_the_label_and_says_what_it_says() {
        let pdf = label_pdf(&Label {
            brand: "Halden".to_owned(),
            title: "Slow (coffee)".to_owned(),
            scan: "Scan",
            url: "https://shop.example/p/slow-coffee".to_owned(),
            code: Code {
                side: 2,
                dark: vec![true, false, false, true],
            },
        });
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-1."), "{text}");
        for part in [
            "/MediaBox [0 0 198.42",
            "/WinAnsiEncoding",
            "(Slow (coffee)) Tj",
            "(shop.example/p/slow-coffee)",
            "(Halden)",
            "%%EOF",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        // Two modules, two rectangles.
        assert_eq!(text.matches(" re").count(), 2, "{text}");
    }
}
