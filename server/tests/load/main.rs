//! The real server process under load: every answered like is there in the end, and thousands of streams hold.
//!
//! `cargo xtask bench` runs the same and prints figures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

#[path = "../story/support/goods.rs"]
#[allow(dead_code, reason = "another test program uses the rest")]
mod goods;
mod likes;
#[path = "../story/support/postgres.rs"]
mod postgres;
#[path = "../support/serving.rs"]
mod serving;
mod shop;
mod streams;
mod wire;

use tokio::sync::{Mutex, MutexGuard};

/// One test at a time: each wants the whole machine, and as many open files as it grants one process.
async fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::const_new(());
    ALONE.lock().await
}
