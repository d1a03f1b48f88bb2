#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};

use super::*;

fn build() -> (tempfile::TempDir, Assets) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("a/new")).unwrap();
    std::fs::create_dir_all(root.join("a/old")).unwrap();
    for (path, text) in [
        ("spotlet.js", "loader"),
        ("a/new/core_bg.wasm", "wasm"),
        ("a/new/core_bg.wasm.br", "br"),
        ("a/new/core_bg.wasm.gz", "gz"),
        ("a/new/post.css", ".post{}"),
        ("a/old/post.css", ".old{}"),
        (
            "manifest.json",
            r#"{"build":"new","files":{"post.css":{"path":"a/new/post.css","brotli":7},"core_bg.wasm":{"path":"a/new/core_bg.wasm"}}}"#,
        ),
    ] {
        std::fs::write(root.join(path), text).unwrap();
    }
    let assets = Assets::load(root).unwrap();
    (folder, assets)
}

fn accepting(encoding: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(encoding))])
}

#[test]
fn a_missing_folder_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let error = Assets::load(folder.path()).unwrap_err().to_string();
    assert!(
        error.contains("cargo xtask build") && error.contains("--assets"),
        "{error}"
    );
}

#[test]
fn a_missing_file_of_the_manifest_is_named() {
    let (folder, _) = build();
    std::fs::remove_file(folder.path().join("spotlet.js")).unwrap();
    let error = Assets::load(folder.path()).unwrap_err().to_string();
    assert!(error.contains("spotlet.js"), "{error}");
}

#[test]
fn names_become_addresses_and_old_builds_stay() {
    let (_folder, assets) = build();
    assert_eq!(assets.path("post.css"), "/v1/a/new/post.css");
    assert_eq!(assets.text("post.css"), ".post{}");
    assert!(assets.file("a/old/post.css").is_some());
    assert!(
        assets.file("a/new/core_bg.wasm.br").is_none(),
        "siblings are no files of their own"
    );
    assert!(assets.file("manifest.json").is_none());
    assert_eq!(Assets::none().path("post.css"), "/v1/a/none/post.css");
}

#[test]
fn wasm_is_sent_as_wasm_in_the_best_encoding() {
    let (_folder, assets) = build();
    let file = assets.file("a/new/core_bg.wasm").unwrap();
    let reply = file.reply(&accepting("gzip, br"), Caching::Immutable);
    assert_eq!(reply.headers()[CONTENT_TYPE], "application/wasm");
    assert_eq!(reply.headers()[CONTENT_ENCODING], "br");
    let plain = file.reply(&HeaderMap::new(), Caching::Immutable);
    assert!(plain.headers().get(CONTENT_ENCODING).is_none());
    assert_ne!(plain.headers()[ETAG], reply.headers()[ETAG]);
}

#[test]
fn a_known_tag_is_answered_without_a_body() {
    let (_folder, assets) = build();
    let loader = assets.loader().unwrap();
    let tag = loader.reply(&HeaderMap::new(), Caching::Brief).headers()[ETAG].clone();
    let again = HeaderMap::from_iter([(IF_NONE_MATCH, tag)]);
    let reply = loader.reply(&again, Caching::Brief);
    assert_eq!(reply.status(), StatusCode::NOT_MODIFIED);
    assert!(reply.headers().contains_key(ETAG));
}
