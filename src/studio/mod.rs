//! What comes alive in the studio: the tagger, and whatever else links and forms cannot do. A bundle of its own, in a folder of
//! its own; no shopper loads a byte of it. It talks to `/api/studio` and may use Leptos as it is meant.
//!
//! What can be pure is: [`edit`] changes a post, [`motion`] moves what is in a video, [`history`] undoes it. It must not know SQL, nor who may do what.
//! To add something: a folder, a line below, and a place in the page that `src/entry/studio.rs` looks for.

pub mod edit;
pub mod history;
pub mod motion;

macro_rules! in_browsers {
    ($($name:ident)*) => {$(
        #[cfg(all(feature = "entry-studio", target_arch = "wasm32"))]
        pub mod $name;
    )*};
}
in_browsers!(copy tagger theme upload wire words);
