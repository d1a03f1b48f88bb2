//! What the shop does, told through its HTTP interface, once on SQLite and once on PostgreSQL.
//!
//! A story is a function that is given a shop with goods in it. To add one: write it into the file
//! of its noun and name it in the list below.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod likes;
mod support;

/// Each story becomes two tests: `on_sqlite::NOUN::NAME` and `on_postgres::NOUN::NAME`.
macro_rules! stories {
    ($($noun:ident { $($name:ident),* $(,)? })*) => {
        mod on_sqlite { $(mod $noun { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                crate::$noun::$name(crate::support::App::on_sqlite().await).await;
            }
        )* })* }
        mod on_postgres { $(mod $noun { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                crate::$noun::$name(crate::support::App::on_postgres().await).await;
            }
        )* })* }
    };
}

stories! {
    likes {
        a_visitor_likes_once_and_takes_it_back,
        a_lost_reply_does_not_make_a_second_visitor,
        a_forged_visitor_is_refused,
        what_does_not_exist_cannot_be_liked,
        many_visitors_at_once_are_all_counted,
    }
}
