//! Every example page can be found: the front page, the examples' own index or the README links to it.

use super::{Remark, sources::Sources};

const LINKED_FROM: &[&str] = &["index.html", "README.md"];
const INDEX: &str = "examples/index.html";

pub fn check(sources: &Sources) -> Vec<Remark> {
    sources
        .paths
        .iter()
        .filter(|path| path.starts_with("examples/") && path.ends_with(".html") && *path != INDEX)
        .filter(|path| !is_linked(sources, path))
        .map(|path| {
            Remark::Complaint(format!(
                "{path} is linked from none of {}",
                LINKED_FROM.join(", ")
            ))
        })
        .collect()
}

fn is_linked(sources: &Sources, path: &str) -> bool {
    let name = path.trim_start_matches("examples/");
    let contains =
        |file: &str, link: &str| sources.text(file).is_some_and(|text| text.contains(link));
    LINKED_FROM.iter().any(|file| contains(file, path)) || contains(INDEX, &format!("\"{name}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_a_link_is_told() {
        let sources = Sources::of(&[
            ("index.html", "<a href=\"examples/one.html\">"),
            ("examples/index.html", "<a href=\"two.html\">"),
            ("examples/one.html", ""),
            ("examples/two.html", ""),
            ("examples/three.html", ""),
            ("examples/three.css", ""),
        ]);
        assert_eq!(check(&sources).len(), 1);
    }
}
