//! Files on their way into the library: hostile ones, cut-off ones, and how much of them one may bring.

use std::path::Path;

use axum::body::{Body, Bytes};
use serde_json::{Value, json};
use spotlet::domain::CreatorId;
use spotlet::domain::member::Role;
use spotlet_server::config::{Config, MediaConfig};
use spotlet_server::service::studio::upload::sweep;

use crate::support::files::{self, Fate, SECRETS};
use crate::support::studio::Browser;
use crate::support::{App, Reply};

const UPLOADS: &str = "/api/studio/media/uploads";

async fn begin(browser: &Browser<'_>, name: &str, mime: &str, bytes: usize) -> Reply {
    let wanted = json!({ "name": name, "bytes": bytes, "type": mime });
    browser.post("/api/studio/media").json(wanted).send().await
}

async fn patch(browser: &Browser<'_>, id: &str, offset: usize, bytes: &[u8]) -> Reply {
    browser
        .patch(&format!("{UPLOADS}/{id}"))
        .header("upload-offset", &offset.to_string())
        .body(Body::from(bytes.to_vec()))
        .send()
        .await
}

async fn finish(browser: &Browser<'_>, id: &str) -> Reply {
    browser.post(&format!("{UPLOADS}/{id}/finish")).send().await
}

/// Brings a whole file; the last reply, which is the first that refuses.
async fn bring(browser: &Browser<'_>, name: &str, mime: &str, bytes: &[u8]) -> Reply {
    let begun = begin(browser, name, mime, bytes.len()).await;
    if begun.status != 201 {
        return begun;
    }
    let id = begun.json["upload"].as_str().unwrap();
    let half = (bytes.len() / 2).max(1);
    for (offset, part) in [(0, &bytes[..half]), (half, &bytes[half..])] {
        let taken = patch(browser, id, offset, part).await;
        if taken.status != 204 {
            return taken;
        }
    }
    finish(browser, id).await
}

fn every_file(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(every_file(&path)),
            false => found.push(path),
        }
    }
    found
}

pub async fn hostile_files_end_in_a_clear_error_or_a_clean_picture(app: App) {
    let owner = app.owner().await;
    let folder = app.state.config.data_dir.clone();
    let (parts, media) = (folder.join("uploads"), folder.join("media"));
    let all = files::all();
    assert!(all.len() >= 40, "{}", all.len());
    for file in all {
        let about = format!("{} ({} bytes)", file.name, file.bytes.len());
        let before = every_file(&media).len();
        let reply = bring(&owner, file.name, file.mime, &file.bytes).await;
        let left = every_file(&parts);
        assert!(left.is_empty(), "{about} leaves {left:?}");
        match file.fate {
            Fate::Refused(code) => {
                assert_eq!(reply.json["code"], code, "{about}: {}", reply.text);
                let detail = reply.json["detail"].as_str().unwrap();
                assert!(detail.len() > 20, "{about}: {detail}");
                assert_eq!(every_file(&media).len(), before, "{about} leaves a file");
            }
            Fate::Clean(width, height) => {
                assert_eq!(reply.status, 200, "{about}: {}", reply.text);
                let size = (reply.json["width"].as_u64(), reply.json["height"].as_u64());
                let expected = (Some(u64::from(width)), Some(u64::from(height)));
                assert_eq!(size, expected, "{about}");
                clean(&media, &reply.json, &about);
            }
            Fate::Video => {
                assert_eq!(reply.status, 200, "{about}: {}", reply.text);
                assert_eq!(reply.json["kind"], "video", "{about}");
                clean(&media, &reply.json, &about);
            }
        }
        let name = reply.json["name"].as_str().unwrap_or("none");
        assert!(!name.contains(['/', '\\', '\0', '\u{202E}']), "{name}");
    }
}

/// Nothing of what came with a picture is in what is served.
fn clean(media: &Path, medium: &Value, about: &str) {
    let (folder, _) = medium["src"].as_str().unwrap().split_once('/').unwrap();
    for path in every_file(&media.join(folder)) {
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for secret in SECRETS {
            assert!(!text.contains(secret), "{about}: {secret} in {path:?}");
        }
        if path
            .extension()
            .is_some_and(|kind| kind == "jpg" || kind == "webp")
        {
            image::load_from_memory(&bytes).unwrap_or_else(|error| panic!("{about}: {error}"));
        }
    }
}

pub async fn a_turned_picture_is_put_upright(app: App) {
    let owner = app.owner().await;
    for file in files::all() {
        if file.name != "turned.jpg" && file.name != "place.jpg" {
            continue;
        }
        let medium = bring(&owner, file.name, file.mime, &file.bytes).await.json;
        let path = app.state.config.data_dir.join("media");
        let picture = image::open(path.join(medium["src"].as_str().unwrap())).unwrap();
        let picture = picture.into_rgb8();
        let (width, height) = picture.dimensions();
        let reds = [
            (9, 9),
            (width - 9, 9),
            (width - 9, height - 9),
            (9, height - 9),
        ]
        .map(|(x, y)| picture.get_pixel(x, y).0[0] > 150);
        // Where the upper left corner went is what the orientation says.
        let orientation = file.bytes.windows(4).position(|w| w == [0x12, 1, 3, 0]);
        let orientation = file.bytes[orientation.unwrap() + 8];
        let expected = match orientation {
            1 | 5 => 0,
            2 | 6 => 1,
            3 | 7 => 2,
            _ => 3,
        };
        let mut corners = [false; 4];
        corners[expected] = true;
        assert_eq!(reds, corners, "orientation {orientation}");
    }
}

pub async fn an_upload_goes_on_where_it_was_cut_off(app: App) {
    let owner = app.owner().await;
    let bytes = files::photo(1);
    let begun = begin(&owner, "chair.png", "image/png", bytes.len()).await;
    assert_eq!(begun.status, 201);
    let id = begun.json["upload"].as_str().unwrap().to_owned();
    let path = format!("{UPLOADS}/{id}");
    assert_eq!(begun.header("location"), Some(path.as_str()));

    // The connection breaks after 100 bytes; they are kept.
    let half = Bytes::copy_from_slice(&bytes[..100]);
    let broken = futures_util::stream::iter([
        Ok(half),
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)),
    ]);
    let _whatever = owner
        .patch(&path)
        .header("upload-offset", "0")
        .body(Body::from_stream(broken))
        .send()
        .await;
    let head = owner.head(&path).send().await;
    assert_eq!(head.status, 200);
    assert_eq!(head.header("upload-offset"), Some("100"));
    assert_eq!(head.header("cache-control"), Some("no-store"));
    assert_eq!(finish(&owner, &id).await.json["code"], "invalid_request");

    // Bytes that do not follow are refused, and the reply says where to go on.
    for offset in [0, 99, 101] {
        let refused = patch(&owner, &id, offset, &bytes[100..]).await;
        assert_eq!(refused.status, 409, "{offset}");
        assert_eq!(refused.header("upload-offset"), Some("100"));
    }
    let too_much = [&bytes[100..], b"more"].concat();
    assert_eq!(patch(&owner, &id, 100, &too_much).await.status, 400);

    // Two senders of the same bytes: one is taken.
    let both = [(); 2].map(|()| patch(&owner, &id, 100, &bytes[100..200]));
    let both = futures_util::future::join_all(both).await;
    let taken = both.iter().filter(|reply| reply.status == 204).count();
    assert_eq!(taken, 1, "{both:?}");

    // Another node takes the rest.
    let beside = app.state.uploads.clone();
    drop(beside);
    assert_eq!(patch(&owner, &id, 200, &bytes[200..]).await.status, 204);

    // Whoever did not hear that it is done asks again.
    let done = finish(&owner, &id).await;
    let again = finish(&owner, &id).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(done.json, again.json);
    let list = owner.get("/api/studio/media").send().await;
    assert_eq!(list.json["media"].as_array().unwrap().len(), 1);
}

pub async fn what_is_abandoned_is_swept(app: App) {
    let owner = app.owner().await;
    let begun = begin(&owner, "chair.png", "image/png", 5000).await;
    let id = begun.json["upload"].as_str().unwrap();
    patch(&owner, id, 0, &files::photo(1)[..100]).await;
    let parts = app.state.config.data_dir.join("uploads");
    sweep(&app.state).await.unwrap();
    assert_eq!(every_file(&parts).len(), 1);
    app.wait_ms(25 * 60 * 60 * 1000);
    sweep(&app.state).await.unwrap();
    assert!(every_file(&parts).is_empty());
    let owner = app.browser(&owner.cookie());
    let gone = owner.head(&format!("{UPLOADS}/{id}")).send().await;
    assert_eq!(gone.status, 404);

    let begun = begin(&owner, "chair.png", "image/png", 5000).await;
    let id = begun.json["upload"].as_str().unwrap();
    patch(&owner, id, 0, &files::photo(1)[..100]).await;
    let path = format!("{UPLOADS}/{id}");
    assert_eq!(owner.delete(&path).send().await.status, 204);
    assert!(every_file(&parts).is_empty());
}

pub async fn a_member_brings_so_much(app: App) {
    let app = app
        .reconfigured(|config| Config {
            media: MediaConfig {
                quota_bytes: 10_000,
                ..config.media.clone()
            },
            ..config
        })
        .await;
    let owner = app.owner().await;
    assert_eq!(begin(&owner, "a.png", "image/png", 6_000).await.status, 201);
    let refused = begin(&owner, "b.png", "image/png", 6_000).await;
    assert_eq!(refused.json["code"], "upload_quota");
    assert_eq!(begin(&owner, "c.png", "image/png", 4_000).await.status, 201);
    // Everybody has their own.
    let other = app.member("edda", Role::Editor).await;
    assert_eq!(begin(&other, "d.png", "image/png", 6_000).await.status, 201);
    let heavy = begin(&other, "e.png", "image/png", 41 << 20).await;
    assert_eq!(heavy.json["code"], "media_too_large");
    let heavy = begin(&other, "e.mp4", "video/mp4", 121 << 20).await;
    assert_eq!(heavy.json["code"], "media_too_large");
}

pub async fn a_video_gets_a_poster(app: App) {
    let owner = app.owner().await;
    let film = include_bytes!("../../../demo/media/coffee.mp4");
    let video = bring(&owner, "film.mp4", "video/mp4", film).await.json;
    assert_eq!(video["poster"], Value::Null);
    // Until then its tile has a sign in place of a picture.
    let bare = async || {
        let library = owner.get("/studio/media").send().await.expect(200).text;
        library.contains("class=\"film\"")
    };
    assert!(bare().await);
    let bring_poster = async |of: &Value, bytes: &[u8]| {
        let wanted = json!({ "name": "frame.jpg", "bytes": bytes.len(), "type": "image/jpeg", "poster_of": of });
        let begun = owner.post("/api/studio/media").json(wanted).send().await;
        let id = begun.json["upload"].as_str().unwrap().to_owned();
        let taken = patch(&owner, &id, 0, bytes).await;
        match taken.status {
            204 => finish(&owner, &id).await,
            _ => taken,
        }
    };
    let frame = files::encoded(&files::scene(720, 900), image::ImageFormat::Jpeg);
    let with = bring_poster(&video["id"], &frame).await.json;
    assert_eq!(with["id"], video["id"]);
    assert_eq!(
        (&with["width"], &with["height"]),
        (&json!(720), &json!(900))
    );
    assert!(with["thumbnail"].as_str().unwrap().ends_with("/480.webp"));
    assert!(!bare().await);
    // A video is no poster, and a picture has none.
    assert_eq!(
        bring_poster(&video["id"], film).await.json["code"],
        "invalid_request"
    );
    let photo = bring(&owner, "a.png", "image/png", &files::photo(3))
        .await
        .json;
    assert_eq!(
        bring_poster(&photo["id"], &frame).await.json["code"],
        "invalid_request"
    );
    let list = owner.get("/api/studio/media").send().await;
    assert_eq!(list.json["media"].as_array().unwrap().len(), 2);
}

pub async fn what_is_shown_stays(app: App) {
    let owner = app.owner().await;
    let medium = bring(&owner, "chair.png", "image/png", &files::photo(1))
        .await
        .json;
    let path = format!("/api/studio/media/{}", medium["id"].as_str().unwrap());
    let change = json!({ "alt": { "en": "A chair", "de": "Ein Sessel" } });
    let changed = owner.patch(&path).json(change).send().await;
    assert_eq!(changed.json["alt"]["de"], "Ein Sessel");

    // A product shows it.
    let mut tx = app.state.store.write().await.unwrap();
    let id = "coffee-mug".parse().unwrap();
    let mut mug = spotlet_server::store::product::get(&mut tx, &id)
        .await
        .unwrap()
        .unwrap();
    mug.images.push(spotlet::domain::Image {
        src: medium["src"].as_str().unwrap().to_owned(),
        alt: "A mug".into(),
        width: 600,
        height: 400,
    });
    let now = app.state.clock.now();
    spotlet_server::store::product::put(&mut tx, &mug, now)
        .await
        .unwrap();
    spotlet_server::store::commit(tx).await.unwrap();
    let refused = owner.delete(&path).send().await;
    assert_eq!(refused.json["code"], "media_in_use");
    assert!(
        refused.json["detail"]
            .as_str()
            .unwrap()
            .contains("coffee-mug")
    );

    // It does not any more; somebody else has brought the same picture.
    let mut tx = app.state.store.write().await.unwrap();
    mug.images.pop();
    spotlet_server::store::product::put(&mut tx, &mug, now)
        .await
        .unwrap();
    spotlet_server::store::commit(tx).await.unwrap();
    let other = app.member("edda", Role::Editor).await;
    let same = bring(&other, "same.png", "image/png", &files::photo(1))
        .await
        .json;
    assert_eq!(same["src"], medium["src"]);
    assert_eq!(owner.delete(&path).send().await.status, 204);
    assert_eq!(owner.get(&path).send().await.status, 404);
    let files = app.state.config.data_dir.join("media");
    let later = async || {
        app.wait_ms(2 * 60 * 60 * 1000);
        sweep(&app.state).await.unwrap();
    };
    later().await;
    assert!(!every_file(&files).is_empty());
    let path = format!("/api/studio/media/{}", same["id"].as_str().unwrap());
    assert_eq!(owner.delete(&path).send().await.status, 204);
    assert!(!every_file(&files).is_empty());
    later().await;
    assert!(every_file(&files).is_empty(), "{:?}", every_file(&files));
}

pub async fn creators_see_their_own(app: App) {
    let owner = app.owner().await;
    let mara = app
        .member("mara", Role::Creator(CreatorId::new("mara").unwrap()))
        .await;
    let jonas = app
        .member("jonas", Role::Creator(CreatorId::new("jonas").unwrap()))
        .await;
    let begun = begin(&mara, "half.png", "image/png", 5000).await;
    let half = format!("{UPLOADS}/{}", begun.json["upload"].as_str().unwrap());
    let medium = bring(&mara, "chair.png", "image/png", &files::photo(1))
        .await
        .json;
    let path = format!("/api/studio/media/{}", medium["id"].as_str().unwrap());
    let count = async |browser: &Browser<'_>| {
        let list = browser.get("/api/studio/media").send().await;
        list.json["media"].as_array().unwrap().len()
    };
    assert_eq!(count(&mara).await, 1);
    assert_eq!(count(&jonas).await, 0);
    assert_eq!(count(&owner).await, 1);
    for reply in [
        jonas.get(&path).send().await,
        jonas
            .patch(&path)
            .json(json!({ "alt": "mine" }))
            .send()
            .await,
        jonas.delete(&path).send().await,
        jonas.head(&half).send().await,
        jonas.delete(&half).send().await,
        // An upload is its bearer's alone.
        owner.head(&half).send().await,
        jonas.post(&format!("{half}/finish")).send().await,
        jonas
            .patch(&half)
            .header("upload-offset", "0")
            .body(Body::from("x"))
            .send()
            .await,
    ] {
        assert_eq!(reply.status, 404, "{}", reply.text);
    }
    assert_eq!(owner.get(&path).send().await.status, 200);
}
