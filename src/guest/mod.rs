//! The checkout page brought alive, and the guest side of UCP's Embedded Protocol: this page inside somebody's frame.
//!
//! The page works without it as plain forms. Here forms are posted by `fetch` and the reply's `<main>` takes the place of the old one, so that
//! nothing typed is lost; what changed is told to the host, if there is one, from the redacted JSON that the server has put into the page.
//! It must not send anything else: what a shopper types never goes into a message, not even to a host with a valid `ec_auth`.

pub mod changes;
pub mod delegation;

macro_rules! in_browsers {
    ($($name:ident)*) => {$(
        #[cfg(all(feature = "entry-checkout", target_arch = "wasm32"))]
        pub mod $name;
    )*};
}
in_browsers!(app channel checkout cover enter fields form handover links press stripe swap wish);
