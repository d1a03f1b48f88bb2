//! The two encodings every shopper's browser takes: brotli at its best, and gzip for what stands in between.

use std::io::Write as _;

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

/// The best brotli quality, the measure of every budget.
pub const BEST: i32 = 11;

/// Brotli at a quality from 0 to [`BEST`], with the largest window that needs no opt-in.
pub fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)
        .context("cannot compress with brotli")?;
    Ok(compressed)
}

/// Gzip at its best, without name or time, so that equal contents give equal bytes.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .context("cannot compress with gzip")
}
