//! Orders: the list, one of them with what can be done for it, and what is shown once more before money moves.

mod act;
mod confirm;
mod detail;
mod list;

pub use confirm::confirm_page;
pub use detail::order_page;
pub(super) use list::Filters;
pub use list::orders_page;
