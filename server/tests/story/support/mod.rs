//! What every story needs: a shop of its own, on either database, and a way to ask it things.

pub mod agent;
mod app;
pub mod bucket;
mod clock;
pub mod discounts;
pub mod files;
mod goods;
pub mod postgres;
pub mod receiver;
pub mod request;
mod smtp;
pub mod studio;
pub mod ucp;

pub use app::App;
pub use receiver::Receiver;
pub use request::{Reply, RequestBuilder, send_all};
pub use smtp::MailServer;
