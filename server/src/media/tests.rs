#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::picture::process;
use super::*;

fn png(image: DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn picture(width: u32, height: u32) -> Vec<u8> {
    png(RgbImage::from_pixel(width, height, Rgb([90, 120, 60])).into())
}

#[test]
fn a_picture_becomes_jpegs_of_its_widths_and_a_small_placeholder() {
    let done = process(&picture(1000, 750), PictureRole::Scene, Limits::default()).unwrap();
    assert_eq!(done.info.widths, [480, 800, 1000]);
    assert_eq!((done.info.width, done.info.height), (1000, 750));
    let expected = [480, 800, 1000].into_iter().flat_map(|width| {
        [("jpg", ImageFormat::Jpeg), ("webp", ImageFormat::WebP)].map(|kind| (width, kind))
    });
    assert_eq!(done.files.len(), 6);
    for ((name, bytes), (width, (ending, format))) in done.files.iter().zip(expected) {
        assert_eq!(*name, format!("{width}.{ending}"));
        let read = image::load_from_memory_with_format(bytes, format).unwrap();
        assert_eq!((read.width(), read.height()), (width, width * 3 / 4));
    }
    assert!(done.info.placeholder.starts_with("data:image/webp;base64,"));
    assert!(
        done.info.placeholder.len() < 1500,
        "{}",
        done.info.placeholder.len()
    );
}

#[test]
fn limits_are_checked_before_decoding() {
    let bytes = picture(200, 100);
    let few = Limits {
        pixels: 19_999,
        ..Limits::default()
    };
    let heavy = Limits {
        bytes: 10,
        ..Limits::default()
    };
    let hungry = Limits {
        memory: 1_000,
        ..Limits::default()
    };
    assert!(matches!(
        process(&bytes, PictureRole::Scene, few),
        Err(MediaError::TooLarge { width: 200, .. })
    ));
    assert!(matches!(
        process(&bytes, PictureRole::Scene, heavy),
        Err(MediaError::TooHeavy { limit: 10, .. })
    ));
    assert!(matches!(
        process(&bytes, PictureRole::Scene, hungry),
        Err(MediaError::Undecodable(_))
    ));
}

#[test]
fn a_bomb_is_refused_by_what_its_header_says() {
    let mut bytes = picture(10, 10);
    // Width and height of a PNG stand at 16 and 20; the checksum is not looked at before the size.
    bytes[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(process(&bytes, PictureRole::Scene, Limits::default()).is_err());
}

#[test]
fn what_is_no_picture_is_refused() {
    for bytes in [
        &b""[..],
        b"<svg onload=alert(1)>",
        b"GIF89a\x01\x00\x01\x00",
        b"\xff\xd8\xff\xe0 broken",
    ] {
        assert!(process(bytes, PictureRole::Product, Limits::default()).is_err());
    }
}

#[test]
fn transparency_becomes_white() {
    let image = RgbaImage::from_pixel(20, 20, Rgba([200, 0, 0, 0]));
    let done = process(&png(image.into()), PictureRole::Product, Limits::default()).unwrap();
    let read = image::load_from_memory(&done.files[0].1)
        .unwrap()
        .into_rgb8();
    assert!(
        read.pixels()
            .all(|pixel| pixel.0.iter().all(|channel| *channel > 250))
    );
}

#[test]
fn a_picture_with_a_transparent_ground_is_kept_small_as_it_is() {
    let mut image = RgbaImage::from_pixel(960, 240, Rgba([200, 0, 0, 255]));
    let opaque = process(
        &png(image.clone().into()),
        PictureRole::Scene,
        Limits::default(),
    );
    assert_eq!(opaque.unwrap().info.cut, None);
    for x in 0..480 {
        for y in 0..240 {
            image.put_pixel(x, y, Rgba([0, 0, 0, 0]));
        }
    }
    let done = process(&png(image.into()), PictureRole::Scene, Limits::default()).unwrap();
    assert_eq!(done.info.cut, Some((480, 120)));
    let (name, bytes) = done.files.last().unwrap();
    assert_eq!(name, "cut.png");
    let read = image::load_from_memory(bytes).unwrap().into_rgba8();
    assert_eq!(read.get_pixel(10, 60).0[3], 0);
    assert_eq!(read.get_pixel(470, 60).0, [200, 0, 0, 255]);
}

#[tokio::test]
async fn the_same_picture_is_stored_once_and_found_by_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::in_folder(folder.path().join("media")).unwrap();
    let src = store
        .add_picture(picture(900, 600), PictureRole::Scene)
        .await
        .unwrap();
    let again = store
        .add_picture(picture(900, 600), PictureRole::Scene)
        .await
        .unwrap();
    assert_eq!(src, again);
    assert!(src.ends_with("/900.jpg"), "{src}");
    assert_eq!(store.picture(&src).unwrap().widths, [480, 800, 900]);
    assert_eq!(
        std::fs::read_dir(store.files().folder().unwrap())
            .unwrap()
            .count(),
        1,
        "no partial folder is left"
    );
    let other = MediaStore::in_folder(folder.path().join("media")).unwrap();
    assert_eq!(other.picture(&src), store.picture(&src));
    assert!(other.picture("../../etc/passwd").is_none());
    assert!(other.picture("https://elsewhere.example/a.jpg").is_none());
}

#[tokio::test]
async fn a_refused_video_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::in_folder(folder.path().join("media")).unwrap();
    assert!(store.add_video(vec![b"#!/bin/sh".to_vec()]).await.is_err());
    let left = std::fs::read_dir(store.files().folder().unwrap());
    assert_eq!(left.unwrap().count(), 0);
}
