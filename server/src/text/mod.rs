//! Texts for people: money, numbers, dates and country names by CLDR, and the server's own sentences.
//!
//! Nothing here is a format string of ours: what a price looks like is the locale data's to say.
//! It must not know a view, a route or the store. To add a language, add it to `spotlet::domain::Locale`;
//! the compiler then asks for its [`words`].

mod audience;
mod country;
mod date;
mod money;
mod number;
pub mod words;

pub use audience::Audience;
pub use country::country_name;
pub use date::{day_of, delivery_days, long_date, minute, minute_in, month, rfc3339, short_date};
pub use money::{money, plain_amount};
pub use number::{comment_texts, compact, exact, like_texts, percent};
