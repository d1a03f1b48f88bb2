//! The parts of the markup that come alive. An island binds to what the server wrote, by `data-` attributes; only the sheet's content is
//! rendered here.
//!
//! Requests go up (`act`), state comes down: `store` holds it, watches show it, and nothing but `cart` and `likes` talks to the server.
//! An island must not trust the markup to be whole (a translator or a page builder may have altered it): what it does not find it leaves alone.
//! To add one: a file with a function on an `Embed`, a line below, and its action in `act`.

pub mod ga4;
pub mod lines;
pub mod strings;

macro_rules! in_browsers {
    ($($name:ident)*) => {$(
        #[cfg(all(feature = "entry-post", target_arch = "wasm32"))]
        pub mod $name;
    )*};
}
in_browsers!(seen live store wire cart likes visitor embed embeds act add variant like bag_count carousel clip focus frame personal share sheet checkout talk);
