//! A printable label: a code, the post's title, and what to do. One file, for any printer.

use crate::view::render;
use leptos::prelude::*;

/// The label as an SVG document of 70 × 100 mm. `code` is an SVG document of ours.
pub fn label(code: &str, title: &str, scan: &str, brand: &str) -> String {
    // The code's own drawing instructions go inside; what stands before its root does not.
    // A size of its own would make it larger than its place: without one it fills it.
    let code = code
        .find("<svg")
        .and_then(|start| code.get(start..))
        .map(sizeless)
        .unwrap_or_default();
    let (title, scan, brand) = (title.to_owned(), scan.to_owned(), brand.to_owned());
    let lines = broken(&title, 26);
    let texts = render(move || {
        let lines = lines
            .into_iter()
            .zip([78, 84])
            .map(|(line, y)| view! { <text x="35" y=y text-anchor="middle" font-family="Georgia, serif" font-size="5">{line}</text> })
            .collect_view();
        view! {
            <text x="35" y="10" text-anchor="middle" font-family="Georgia, serif" font-size="4.5" letter-spacing="0.3">{brand}</text>
            {lines}
            <text x="35" y="93" text-anchor="middle" font-family="Helvetica, Arial, sans-serif" font-size="3.2">{scan}</text>
        }
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"70mm\" height=\"100mm\" viewBox=\"0 0 70 100\">\
         <rect width=\"70\" height=\"100\" fill=\"#fff\"/>\
         <svg x=\"7\" y=\"14\" width=\"56\" height=\"56\">{code}</svg>{texts}</svg>\n"
    )
}

/// A drawing whose root has no width and height.
fn sizeless(svg: &str) -> String {
    let Some((root, rest)) = svg.split_once('>') else {
        return String::new();
    };
    let kept = root
        .split(' ')
        .filter(|part| !part.starts_with("width=") && !part.starts_with("height="));
    format!("{}>{rest}", kept.collect::<Vec<_>>().join(" "))
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
        assert_eq!(broken("Slow coffee", 26), ["Slow coffee"]);
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
    fn a_code_fills_its_place() {
        let code = "<svg width=\"256\" height=\"256\" viewBox=\"0 0 256 256\"><path/></svg>";
        assert_eq!(sizeless(code), "<svg viewBox=\"0 0 256 256\"><path/></svg>");
    }

    #[test]
    fn foreign_text_is_text() {
        let label = label("<?xml?><svg></svg>", "<b>&", "Scan", "Halden");
        assert!(
            label.contains("&lt;b&gt;&amp;") && !label.contains("<?xml"),
            "{label}"
        );
    }
}
