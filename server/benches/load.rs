//! Figures, not checks: `cargo xtask bench likes`. All ways run in one go on the same machine, so that they can be compared.
//! What HTTP costs on top is not in them; `cargo xtask bench streams` prints likes a second over the wire.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs
)]

#[path = "../tests/story/support/goods.rs"]
#[allow(dead_code, reason = "a test program uses the rest")]
mod goods;
#[path = "../tests/story/support/postgres.rs"]
mod postgres;

use std::sync::Arc;
use std::time::Instant;

use spotlet::domain::id::{PostId, VisitorId};
use spotlet_server::clock::SystemClock;
use spotlet_server::config::Config;
use spotlet_server::service::likes::{GROUP, LikeWriter};
use spotlet_server::state::AppState;
use spotlet_server::store::Store;

const CLIENTS: usize = 200;
const LIKES_EACH: usize = 50;

#[tokio::main]
async fn main() {
    for (database, is_postgres, name, group) in [
        ("SQLite", false, "one like a transaction", 1),
        ("SQLite", false, "likes share transactions", GROUP),
        ("PostgreSQL", true, "one like a transaction", 1),
        ("PostgreSQL", true, "likes share transactions", GROUP),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let url = match is_postgres {
            true => Some(postgres::fresh_database().await),
            false => None,
        };
        let store = Store::open(folder.path(), url.as_deref()).await.unwrap();
        let state = AppState::new(store, Arc::new(Config::default()), Arc::new(SystemClock))
            .await
            .unwrap();
        goods::fill(&state).await;
        let likes = LikeWriter::start(
            state.store.clone(),
            Arc::clone(&state.clock),
            state.live.clone(),
            group,
            state.config.clone(),
            state.metrics.likes.clone(),
        );
        let begun = Instant::now();
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let likes = likes.clone();
                tokio::spawn(async move {
                    let post = PostId::new("autumn-living-room").unwrap();
                    for nth in 0..LIKES_EACH {
                        let visitor = VisitorId::new(format!("v{client}-{nth}")).unwrap();
                        likes.wish(&post, None, &visitor, true).await.unwrap();
                    }
                })
            })
            .collect();
        for client in clients {
            client.await.unwrap();
        }
        let rate = (CLIENTS * LIKES_EACH) as f64 / begun.elapsed().as_secs_f64();
        println!("{database}, {CLIENTS} clients, {name}: {rate:.0} likes a second");
    }
}
