//! Letters to shoppers: what they say, how they look, how they leave.
//!
//! [`letter`] says in blocks what a mail about an order's event tells; [`html`] and [`text`] set the blocks in type;
//! [`smtp`] sends. It must not know when a mail is due (the outbox does) nor decide anything about an order.
//! To add a mail: an arm in [`letter::letter`], its words in `crate::text::words::mail`.

mod blocks;
mod dress;
mod html;
mod letter;
mod password;
mod smtp;
mod text;

pub use blocks::{Block, Letter};
pub use dress::{MailDress, MailLogo};
pub use html::html;
pub use letter::{is_mailed, letter};
pub use password::password_letter;
pub use smtp::{Enclosed, Outgoing, SmtpError, send};
pub use text::text;
