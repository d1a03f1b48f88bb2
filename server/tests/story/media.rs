//! Where pictures lie, as shoppers get them.

use spotlet_server::config::{Config, MediaConfig};
use spotlet_server::media::{self, PictureRole};

use crate::support::App;
use crate::support::bucket::Bucket;

pub async fn a_bucket_holds_the_pictures(app: App) {
    let bucket = Bucket::start().await;
    let configured = media::Bucket {
        name: "pictures".to_owned(),
        region: "eu-central-1".to_owned(),
        endpoint: Some(bucket.origin.clone()),
        keys: Some(("its-key".to_owned(), "its-secret".to_owned())),
    };
    let app = app
        .reconfigured(|config| Config {
            media: MediaConfig {
                bucket: Some(configured),
                ..config.media.clone()
            },
            ..config
        })
        .await;
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(900, 600)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let store = &app.state.media;
    let name = store
        .add_picture(png.into_inner(), PictureRole::Scene)
        .await
        .unwrap();
    assert_eq!(bucket.names().len(), 7, "{:?}", bucket.names());
    assert!(bucket.names().iter().all(|name| name.starts_with("media/")));

    let whole = app.get(&format!("/media/{name}")).send().await;
    assert_eq!(whole.status, 200);
    assert_eq!(whole.header("content-type").unwrap(), "image/jpeg");
    assert!(whole.header("cache-control").unwrap().contains("immutable"));
    let part = app
        .get(&format!("/media/{name}"))
        .header("range", "bytes=0-1")
        .send()
        .await;
    assert_eq!(part.status, 206);
    assert_eq!(part.header("content-length").unwrap(), "2");
    let size = whole.header("content-length").unwrap();
    assert_eq!(
        part.header("content-range").unwrap(),
        format!("bytes 0-1/{size}")
    );
    let gone = app.get("/media/0000000000000000/1.jpg").send().await;
    assert_eq!(gone.status, 404);

    // Another node knows it once it was told to look.
    let beside = app.second_node().await.media;
    assert!(beside.picture(&name).is_none());
    beside.know(&[&name]).await;
    assert_eq!(beside.picture(&name).unwrap().widths, [480, 800, 900]);

    store.remove(&name).await.unwrap();
    assert!(bucket.names().is_empty(), "{:?}", bucket.names());
    assert!(store.picture(&name).is_none());
}
