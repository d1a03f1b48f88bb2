//! Files as people bring them, and as nobody should: made here, byte by byte.

use std::io::{Cursor, Write as _};

use flate2::Crc;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, Rgba, RgbaImage};

/// What must become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A picture of this size.
    Clean(u32, u32),
    /// A video.
    Video,
    /// A refusal with this code.
    Refused(&'static str),
}
use Fate::{Clean, Refused, Video};

pub struct File {
    pub name: &'static str,
    pub mime: &'static str,
    pub bytes: Vec<u8>,
    pub fate: Fate,
}

/// What no file that is served may hold.
pub const SECRETS: [&str; 6] = [
    "Exif",
    "52.5200",
    "<script",
    "PK\u{3}\u{4}",
    "ICC_PROFILE",
    "alert(",
];

const TYPE: Fate = Refused("media_type_not_taken");
const LARGE: Fate = Refused("media_too_large");
const BROKEN: Fate = Refused("media_broken");

pub fn all() -> Vec<File> {
    let file = |name, mime, bytes: &[u8], fate| File {
        name,
        mime,
        bytes: bytes.to_vec(),
        fate,
    };
    let photo = encoded(&scene(640, 480), ImageFormat::Jpeg);
    let drawing = encoded(&scene(300, 200), ImageFormat::Png);
    let webp = encoded(&scene(320, 240), ImageFormat::WebP);
    let film = include_bytes!("../../../../demo/media/coffee.mp4").to_vec();
    let clip = include_bytes!("../../../../demo/media/coffee.webm").to_vec();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>";
    let jpeg = "image/jpeg";
    let png = "image/png";
    let mut files = vec![
        file("photo.jpg", jpeg, &photo, Clean(640, 480)),
        file("drawing.png", png, &drawing, Clean(300, 200)),
        file("picture.webp", "image/webp", &webp, Clean(320, 240)),
        file("film.mp4", "video/mp4", &film, Video),
        file("clip.webm", "video/webm", &clip, Video),
        // Names.
        file("../../../../etc/passwd", jpeg, &photo, Clean(640, 480)),
        file(
            "C:\\..\\evil\u{202E}gpj.exe\0",
            png,
            &drawing,
            Clean(300, 200),
        ),
        // Nothing, or not what it says.
        file("empty.jpg", jpeg, b"", TYPE),
        file("one.jpg", jpeg, b"\xff", TYPE),
        file(
            "text.jpg",
            jpeg,
            b"just some words, and a few more of them",
            TYPE,
        ),
        file(
            "page.jpg",
            jpeg,
            b"<!doctype html><script>alert(1)</script>",
            TYPE,
        ),
        file("drawing.svg", "image/svg+xml", svg, TYPE),
        file(
            "drawing.png",
            png,
            &[b"\xef\xbb\xbf <?xml version='1.0'?>\n", &svg[..]].concat(),
            TYPE,
        ),
        file("still.gif", "image/gif", &gif(1), TYPE),
        file("moving.gif", "image/gif", &gif(3), TYPE),
        file(
            "script.gif",
            "image/gif",
            b"GIF89a=1;alert(1);//aaaaaaaaaaaaaaaaaaaaaaa",
            TYPE,
        ),
        file(
            "phone.heic",
            "image/heic",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic aaaaaaaaaa",
            TYPE,
        ),
        file(
            "new.avif",
            "image/avif",
            b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf aaaaaa",
            TYPE,
        ),
        file(
            "old.bmp",
            "image/bmp",
            b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0aaaaaaaaaaaaaa",
            TYPE,
        ),
        file(
            "scan.tiff",
            "image/tiff",
            b"II*\0\x08\0\0\0\0\0\0\0aaaaaaaaaaaaaaaaaaaaaaaa",
            TYPE,
        ),
        file(
            "page.pdf",
            "application/pdf",
            b"%PDF-1.7 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            TYPE,
        ),
        file(
            "bundle.zip",
            jpeg,
            b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            TYPE,
        ),
        file(
            "program.png",
            png,
            b"\x7fELF\x02\x01\x01\0aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            TYPE,
        ),
        // Two things at once.
        file(
            "both.jpg",
            jpeg,
            &[&photo[..], b"PK\x03\x04 an archive behind"].concat(),
            Clean(640, 480),
        ),
        file(
            "comment.jpg",
            jpeg,
            &behind_soi(&photo, 0xFE, b"<script>alert(1)</script>"),
            Clean(640, 480),
        ),
        // Cut off, or bent.
        file("head.jpg", jpeg, &photo[..200], BROKEN),
        file("cut.jpg", jpeg, &photo[..photo.len() / 2], BROKEN),
        file("cut.png", png, &drawing[..drawing.len() / 2], BROKEN),
        file("cut.webp", "image/webp", &webp[..webp.len() / 2], BROKEN),
        file("cut.mp4", "video/mp4", &film[..film.len() / 2], BROKEN),
        file("cut.webm", "video/webm", &clip[..clip.len() / 2], BROKEN),
        file("checksum.png", png, &bent(&drawing), BROKEN),
        // Larger than they look.
        file("declared.jpg", jpeg, &flat_jpeg(65_535, 65_535, 3), LARGE),
        file("bomb.png", png, &png_head(65_536, 65_536, 8, 2), LARGE),
        file("wide.png", png, &png_head(20_000, 20_000, 8, 0), LARGE),
        file("deep.png", png, &png_head(7_500, 7_500, 16, 6), LARGE),
        file(
            "strip.png",
            png,
            &encoded(&scene(4_000, 20), ImageFormat::Png),
            LARGE,
        ),
        file("twenty.png", png, &wide(20_000, 2_000), Clean(1600, 160)),
        file(
            "profile.png",
            png,
            &with_chunk(
                &drawing,
                b"iCCP",
                &[b"p\0\0", &zeros(60 << 20)[..]].concat(),
            ),
            Clean(300, 200),
        ),
        file(
            "words.png",
            png,
            &with_chunk(
                &drawing,
                b"zTXt",
                &[b"c\0\0", &zeros(60 << 20)[..]].concat(),
            ),
            Clean(300, 200),
        ),
        // What moves.
        file(
            "moving.webp",
            "image/webp",
            b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x1f\0\0\x1f\0\0ANIMaaaaaaaaa",
            TYPE,
        ),
        file(
            "moving.png",
            png,
            &with_chunk(&drawing, b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
            Clean(300, 200),
        ),
        // What tells more than it shows.
        file("place.jpg", jpeg, &with_exif(&photo, 1), Clean(640, 480)),
        file(
            "place.webp",
            "image/webp",
            &webp_with_exif(&webp, 320, 240),
            Clean(320, 240),
        ),
        file("gamut.jpg", jpeg, &with_profile(&photo), Clean(640, 480)),
        file("print.jpg", jpeg, &flat_jpeg(16, 16, 4), Clean(16, 16)),
        file("grey.jpg", jpeg, &flat_jpeg(24, 16, 1), Clean(24, 16)),
        // Videos that are none, or too much.
        file("nested.mp4", "video/mp4", &nested(), BROKEN),
        file(
            "hollow.mp4",
            "video/mp4",
            &[
                boxed(b"ftyp", b"isommp42aaaaaaaaaaaaaaaaaaaa"),
                boxed(b"mdat", b"frames"),
            ]
            .concat(),
            BROKEN,
        ),
        file(
            "lying.mp4",
            "video/mp4",
            b"\0\0\0\x18ftypisom\0\0\0\0isommp42\xff\xff\xff\xffmoov",
            BROKEN,
        ),
        file("place.mp4", "video/mp4", &film_with_place(&film), Video),
        file(
            "live.webm",
            "video/webm",
            &[
                0x1A, 0x45, 0xDF, 0xA3, 0x81, 0, 0x18, 0x53, 0x80, 0x67, 0xFF, 0x1F, 0x43, 0xB6,
                0x75, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            ],
            BROKEN,
        ),
    ];
    for turn in 2..=8 {
        let (width, height) = if turn >= 5 { (480, 640) } else { (640, 480) };
        files.push(file(
            "turned.jpg",
            jpeg,
            &with_exif(&photo, turn),
            Clean(width, height),
        ));
    }
    files
}

/// A picture whose upper left corner is red and whose rest is green.
pub fn scene(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb(if x < width / 4 && y < height / 4 {
            [220, 30, 30]
        } else {
            [40, 140, 60]
        })
    })
    .into()
}

pub fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn wide(width: u32, height: u32) -> Vec<u8> {
    encoded(&GrayImage::new(width, height).into(), ImageFormat::Png)
}

/// A medium that is new to the shop.
pub fn photo(red: u8) -> Vec<u8> {
    let image = RgbaImage::from_pixel(600, 400, Rgba([red, 90, 60, 255]));
    encoded(&image.into(), ImageFormat::Png)
}

/// A segment right behind the beginning of a JPEG.
fn behind_soi(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

/// Orientation, and a place in words and numbers (Exif 2.3, 4.6).
fn exif(orientation: u8) -> Vec<u8> {
    let place = b"52.5200 N, 13.4050 E\0";
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend([3, 0]);
    tiff.extend([0x0E, 0x01, 2, 0, place.len() as u8, 0, 0, 0, 50, 0, 0, 0]);
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    // A directory of the place, at the end.
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 71, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(place);
    tiff.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    behind_soi(jpeg, 0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat())
}

fn with_profile(jpeg: &[u8]) -> Vec<u8> {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    behind_soi(
        jpeg,
        0xE2,
        &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat(),
    )
}

/// A grey JPEG of any size and number of inks: one block of zeros for as many as it takes.
fn flat_jpeg(width: u16, height: u16, inks: u8) -> Vec<u8> {
    let mut jpeg = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        jpeg.extend([0xFF, marker]);
        jpeg.extend(length);
        jpeg.extend(content);
    };
    if inks == 4 {
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\0");
    }
    segment(0xDB, &[&[0][..], &[1; 64]].concat());
    let (h, w) = (height.to_be_bytes(), width.to_be_bytes());
    let mut frame = vec![8, h[0], h[1], w[0], w[1], inks];
    let mut scan = vec![inks];
    for ink in 1..=inks {
        frame.extend([ink, 0x11, 0]);
        scan.extend([ink, 0]);
    }
    segment(0xC0, &frame);
    // One code each, of one bit: "no change", "end of block".
    for table in [0x00, 0x10] {
        segment(0xC4, &[&[table, 1][..], &[0; 15], &[0]].concat());
    }
    scan.extend([0, 63, 0]);
    segment(0xDA, &scan);
    let blocks = usize::from(width / 8) * usize::from(height / 8);
    jpeg.extend(vec![
        0;
        (blocks * usize::from(inks) * 2).div_ceil(8).min(4096)
    ]);
    jpeg.extend([0xFF, 0xD9]);
    jpeg
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], kind, content, &crc.sum().to_be_bytes()].concat()
}

/// A PNG that says how large it is, and has nothing to show for it.
fn png_head(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    let (w, h) = (width.to_be_bytes(), height.to_be_bytes());
    let head = [&w[..], &h, &[depth, colour, 0, 0, 0]].concat();
    let parts = [
        chunk(b"IHDR", &head),
        chunk(b"IDAT", &zeros(4096)),
        chunk(b"IEND", b""),
    ];
    [b"\x89PNG\r\n\x1a\n", &parts.concat()[..]].concat()
}

/// A chunk behind the head of a PNG.
fn with_chunk(png: &[u8], kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    const HEAD: usize = 8 + 25;
    [&png[..HEAD], &chunk(kind, content), &png[HEAD..]].concat()
}

fn bent(png: &[u8]) -> Vec<u8> {
    let mut bent = png.to_vec();
    let middle = bent.len() / 2;
    bent[middle] ^= 0xFF;
    bent
}

/// So many zeros, in a thousandth of the bytes.
fn zeros(count: usize) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zlib.write_all(&vec![0; count]).unwrap();
    zlib.finish().unwrap()
}

fn gif(frames: usize) -> Vec<u8> {
    let mut gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for _ in 0..frames {
        gif.extend(b"\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    gif.push(0x3b);
    gif
}

fn webp_with_exif(webp: &[u8], width: u32, height: u32) -> Vec<u8> {
    let riff = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let padding = vec![0; content.len() % 2];
        [&kind[..], &length, content, &padding].concat()
    };
    let (w, h) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    let about = [&[0x08, 0, 0, 0][..], &w[..3], &h[..3]].concat();
    let body = [
        b"WEBP",
        &riff(b"VP8X", &about)[..],
        &webp[12..],
        &riff(b"EXIF", &exif(1)),
    ]
    .concat();
    riff(b"RIFF", &body)
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len() + 8).unwrap();
    [&size.to_be_bytes(), kind.as_slice(), content].concat()
}

fn nested() -> Vec<u8> {
    let inside = (0..5_000_u32).fold(Vec::new(), |inner, _| boxed(b"moov", &inner));
    [boxed(b"ftyp", b"isommp42aaaaaaaaaaaaaaaaaaaa"), inside].concat()
}

fn film_with_place(film: &[u8]) -> Vec<u8> {
    let place = boxed(b"udta", &boxed(b"\xa9xyz", b"+52.5200+013.4050/"));
    [film, &place].concat()
}
