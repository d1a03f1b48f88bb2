//! Which file of the repository an address of the blog means.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

/// What may be read: the front page, the examples, and the pictures they show.
const SERVED: &[&str] = &["index.html", "examples", "demo"];

/// A file as it is sent.
pub struct Found {
    pub content_type: &'static str,
    pub contents: Vec<u8>,
}

/// Looks a request target up; nothing for what does not exist or is not meant for readers.
pub fn find(root: &Path, target: &str) -> Option<Found> {
    let path = locate(root, target)?;
    Some(Found {
        content_type: content_type(&path),
        contents: fs::read(&path).ok()?,
    })
}

fn locate(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let relative = Path::new(path);
    let mut components = relative.components();
    let Some(Component::Normal(first)) = components.next() else {
        return None;
    };
    let allowed = SERVED.iter().any(|served| first == *served)
        && components.all(|component| matches!(component, Component::Normal(_)));
    let full = root.join(relative);
    match (allowed, full.is_dir()) {
        (false, _) => None,
        (true, true) => Some(full.join("index.html")),
        (true, false) => Some(full),
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn repository() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("examples")).unwrap();
        for file in [
            "index.html",
            "examples/one.html",
            "examples/index.html",
            "Cargo.toml",
        ] {
            fs::write(root.path().join(file), file).unwrap();
        }
        root
    }

    #[test]
    fn addresses_and_the_files_they_mean() {
        let root = repository();
        for (target, file) in [
            ("/", Some("index.html")),
            ("/index.html?x=1", Some("index.html")),
            ("/examples/one.html#h=chair", Some("examples/one.html")),
            ("/examples/", Some("examples/index.html")),
            ("/examples", Some("examples/index.html")),
            ("/examples/two.html", None),
            ("/Cargo.toml", None),
            ("/examples/../Cargo.toml", None),
            ("//etc/passwd", None),
            ("/../../etc/passwd", None),
        ] {
            let found = find(root.path(), target).map(|found| found.contents);
            assert_eq!(found, file.map(|file| file.as_bytes().to_vec()), "{target}");
        }
    }
}
