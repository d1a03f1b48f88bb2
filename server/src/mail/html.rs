//! A letter as HTML. Mail programs want tables and styles on each element; there is no script and no foreign picture,
//! so nothing is loaded when it is opened: a logo travels with the mail.

use spotlet::view::Text;

use super::{Block, Letter, MailDress};

/// The letter for everybody else.
#[must_use]
pub fn html(letter: &Letter, dress: &MailDress) -> String {
    let MailDress {
        ink,
        muted,
        line,
        paper,
        ground,
        serif,
        sans,
        scheme,
        ..
    } = dress;
    let lang = Text::of(letter.locale).lang;
    let (subject, heading) = (escape(&letter.subject), escape(&letter.heading));
    let (brand, home) = (escape(&letter.brand), escape(&letter.home));
    let body: String = letter.blocks.iter().map(|one| block(one, dress)).collect();
    let foot: Vec<String> = letter
        .legal
        .iter()
        .map(|(title, url)| foot_link(title, url, muted))
        .collect();
    let foot = foot.join(" &nbsp; ");
    let head = match &dress.logo {
        None => brand,
        Some(logo) => format!(
            "<img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{brand}\" style=\"display:block;border:0\">",
            escape(&logo.src),
            logo.width,
            logo.height
        ),
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"{scheme}\"><title>{subject}</title></head>\
         <body style=\"margin:0;background:{ground};color:{ink};font:16px/1.55 {sans}\">\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px\">\
         <table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" style=\"width:100%;max-width:600px;background:{paper};border:1px solid {line}\">\
         <tr><td style=\"padding:24px 32px;border-bottom:1px solid {line}\"><a href=\"{home}\" style=\"color:{ink};text-decoration:none;font:500 20px/1 {serif};letter-spacing:.04em\">{head}</a></td></tr>\
         <tr><td style=\"padding:36px 32px 40px\"><h1 style=\"margin:0 0 20px;font:400 30px/1.2 {serif};color:{ink}\">{heading}</h1>{body}</td></tr>\
         <tr><td style=\"padding:20px 32px;border-top:1px solid {line};font-size:13px;color:{muted}\">{foot}</td></tr>\
         </table></td></tr></table></body></html>\n"
    )
}

fn block(block: &Block, dress: &MailDress) -> String {
    let MailDress {
        ink,
        muted,
        accent,
        accent_text,
        radius_px,
        sans,
        ..
    } = dress;
    match block {
        Block::Paragraph(text) => format!("<p style=\"margin:0 0 16px\">{}</p>", escape(text)),
        Block::Heading(text) => format!(
            "<h2 style=\"margin:32px 0 8px;font:500 14px/1.4 {sans};color:{muted}\">{}</h2>",
            escape(text)
        ),
        Block::Button(text, url) => format!(
            "<p style=\"margin:24px 0\"><a href=\"{}\" style=\"display:inline-block;padding:14px 24px;background:{accent};color:{accent_text};text-decoration:none;border-radius:{radius_px}px\">{}</a></p>",
            escape(url),
            escape(text)
        ),
        Block::Link(text, url) => format!(
            "<p style=\"margin:12px 0 16px\"><a href=\"{}\" style=\"color:{ink}\">{}</a></p>",
            escape(url),
            escape(text)
        ),
        Block::Rows(rows) => table(
            &rows
                .iter()
                .map(|row| self::row(row, "", &dress.line))
                .collect::<String>(),
        ),
        Block::Sum(what, amount) => {
            let strong = "font-weight:600;font-size:18px;";
            table(&row(&(what.clone(), amount.clone()), strong, &dress.line))
        }
        Block::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
            format!("<p style=\"margin:0 0 16px\">{}</p>", lines.join("<br>"))
        }
        Block::Small(text) => format!(
            "<p style=\"margin:16px 0 0;font-size:13px;line-height:1.5;color:{muted}\">{}</p>",
            escape(text)
        ),
    }
}

fn table(rows: &str) -> String {
    format!(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">{rows}</table>"
    )
}

fn row((what, amount): &(String, String), more: &str, line: &str) -> String {
    format!(
        "<tr><td style=\"{more}padding:8px 0;border-top:1px solid {line}\">{}</td>\
         <td align=\"right\" style=\"{more}padding:8px 0 8px 16px;border-top:1px solid {line};white-space:nowrap\">{}</td></tr>",
        escape(what),
        escape(amount)
    )
}

fn foot_link(title: &str, url: &str, muted: &str) -> String {
    let (title, url) = (escape(title), escape(url));
    format!("<a href=\"{url}\" style=\"color:{muted}\">{title}</a>")
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
