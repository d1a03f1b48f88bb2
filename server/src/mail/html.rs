//! A letter as HTML. Mail programs want tables and styles on each element; there is no script and no foreign picture,
//! so nothing is loaded when it is opened.

use spotlet::view::Text;

use super::{Block, Letter};

const INK: &str = "#1d1b18";
const MUTED: &str = "#6b655c";
const LINE: &str = "#e3ddd2";
const PAPER: &str = "#fffdf9";
const GROUND: &str = "#f6f3ee";
const SERIF: &str = "'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";
const SANS: &str = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/// The letter for everybody else.
#[must_use]
pub fn html(letter: &Letter) -> String {
    let lang = Text::of(letter.locale).lang;
    let (subject, heading) = (escape(&letter.subject), escape(&letter.heading));
    let (brand, home) = (escape(&letter.brand), escape(&letter.home));
    let body: String = letter.blocks.iter().map(block).collect();
    let foot: Vec<String> = letter
        .legal
        .iter()
        .map(|(title, url)| foot_link(title, url))
        .collect();
    let foot = foot.join(" &nbsp; ");
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light\"><title>{subject}</title></head>\
         <body style=\"margin:0;background:{GROUND};color:{INK};font:16px/1.55 {SANS}\">\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px\">\
         <table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" style=\"width:100%;max-width:600px;background:{PAPER};border:1px solid {LINE}\">\
         <tr><td style=\"padding:24px 32px;border-bottom:1px solid {LINE}\"><a href=\"{home}\" style=\"color:{INK};text-decoration:none;font:500 20px/1 {SERIF};letter-spacing:.04em\">{brand}</a></td></tr>\
         <tr><td style=\"padding:36px 32px 40px\"><h1 style=\"margin:0 0 20px;font:400 30px/1.2 {SERIF};color:{INK}\">{heading}</h1>{body}</td></tr>\
         <tr><td style=\"padding:20px 32px;border-top:1px solid {LINE};font-size:13px;color:{MUTED}\">{foot}</td></tr>\
         </table></td></tr></table></body></html>\n"
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => format!("<p style=\"margin:0 0 16px\">{}</p>", escape(text)),
        Block::Heading(text) => format!(
            "<h2 style=\"margin:32px 0 8px;font:500 14px/1.4 {SANS};color:{MUTED}\">{}</h2>",
            escape(text)
        ),
        Block::Button(text, url) => format!(
            "<p style=\"margin:24px 0\"><a href=\"{}\" style=\"display:inline-block;padding:14px 24px;background:{INK};color:#fffdf9;text-decoration:none;border-radius:3px\">{}</a></p>",
            escape(url),
            escape(text)
        ),
        Block::Link(text, url) => format!(
            "<p style=\"margin:12px 0 16px\"><a href=\"{}\" style=\"color:{INK}\">{}</a></p>",
            escape(url),
            escape(text)
        ),
        Block::Rows(rows) => table(
            &rows
                .iter()
                .map(|row| self::row(row, ""))
                .collect::<String>(),
        ),
        Block::Sum(what, amount) => {
            let strong = "font-weight:600;font-size:18px;";
            table(&row(&(what.clone(), amount.clone()), strong))
        }
        Block::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
            format!("<p style=\"margin:0 0 16px\">{}</p>", lines.join("<br>"))
        }
        Block::Small(text) => format!(
            "<p style=\"margin:16px 0 0;font-size:13px;line-height:1.5;color:{MUTED}\">{}</p>",
            escape(text)
        ),
    }
}

fn table(rows: &str) -> String {
    format!(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">{rows}</table>"
    )
}

fn row((what, amount): &(String, String), more: &str) -> String {
    format!(
        "<tr><td style=\"{more}padding:8px 0;border-top:1px solid {LINE}\">{}</td>\
         <td align=\"right\" style=\"{more}padding:8px 0 8px 16px;border-top:1px solid {LINE};white-space:nowrap\">{}</td></tr>",
        escape(what),
        escape(amount)
    )
}

fn foot_link(title: &str, url: &str) -> String {
    let (title, url) = (escape(title), escape(url));
    format!("<a href=\"{url}\" style=\"color:{MUTED}\">{title}</a>")
}

/// Text as text, in elements and in quoted attributes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
