//! The studio's words, in every language we speak: one file a subject, one struct with a value a language, so that a
//! missing translation does not compile.

mod account;
mod brand;
mod discounts;
mod media;
mod orders;
mod payments;
mod posts;
mod product;
mod results;
mod said;
mod settings;
mod shell;
mod talk;
pub mod theme;

pub use account::AccountWords;
pub use brand::BrandWords;
pub use discounts::DiscountWords;
pub use media::MediaWords;
pub use orders::OrderDeskWords;
pub use payments::PaymentWords;
pub use posts::PostWords;
pub use product::ProductWords;
pub use results::ResultsWords;
pub use said::said;
pub use settings::SettingsWords;
pub use shell::ShellWords;
pub use talk::TalkWords;
pub use theme::ThemeWords;
