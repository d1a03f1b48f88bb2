//! The brand: its index, the forms of its settings, discounts, and whether money moves.

mod discounts;
mod history;
mod index;
mod payments;
mod settings;

pub use discounts::discounts_page;
pub use index::brand_page;
pub use payments::payments_page;
pub use settings::settings_page;
