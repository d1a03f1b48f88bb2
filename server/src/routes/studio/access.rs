//! Who may use which address of the studio: the one table, read by the guard and by its test.
//!
//! An address that is missing here is open to owners only. The navigation shows a section once its address stands here.
//! To add an address: a row, beside the route.

use spotlet::domain::Access::{self, Anyone, Creator, Editor, Owner};

/// A row: the route's path, who may read it, who may write to it.
pub type Row = (&'static str, Access, Access);

/// Every address below `/studio` and `/api/studio`. `Creator` means every member; services keep a creator to what is
/// theirs.
pub const ROUTES: &[Row] = &[
    ("/studio/setup", Anyone, Anyone),
    ("/studio/login", Anyone, Anyone),
    ("/studio/logout", Anyone, Anyone),
    ("/studio/forgot", Anyone, Anyone),
    ("/studio/reset/{link}", Anyone, Anyone),
    ("/studio/join/{link}", Anyone, Anyone),
    ("/studio", Creator, Creator),
    // Where no page is.
    ("/studio/{*rest}", Creator, Creator),
    ("/studio/account", Creator, Creator),
    ("/studio/account/password", Creator, Creator),
    ("/studio/account/sessions", Creator, Creator),
    ("/studio/products", Creator, Editor),
    ("/studio/products/new", Editor, Editor),
    ("/studio/products/import", Editor, Editor),
    ("/studio/products/import/{id}", Editor, Editor),
    ("/studio/products/{id}", Creator, Editor),
    ("/studio/media", Creator, Creator),
    ("/studio/media/{id}", Creator, Creator),
    ("/studio/media/{id}/delete", Creator, Creator),
    ("/studio/media/{id}/poster", Creator, Creator),
    ("/studio/orders", Editor, Editor),
    ("/studio/orders/export.csv", Editor, Editor),
    ("/studio/orders/{id}", Editor, Editor),
    ("/studio/orders/{id}/ship", Editor, Editor),
    ("/studio/orders/{id}/ready", Editor, Editor),
    ("/studio/orders/{id}/deliver", Editor, Editor),
    ("/studio/orders/{id}/return", Editor, Editor),
    ("/studio/orders/{id}/refund", Editor, Editor),
    ("/studio/orders/{id}/withdrawal", Editor, Editor),
    ("/studio/orders/{id}/cancel", Editor, Editor),
    ("/studio/talk", Creator, Creator),
    ("/studio/talk/{id}/approve", Creator, Creator),
    ("/studio/talk/{id}/remove", Creator, Creator),
    ("/studio/talk/{id}/block", Creator, Creator),
    ("/studio/talk/{id}/answer", Creator, Creator),
    ("/studio/talk/blocks", Editor, Editor),
    ("/studio/talk/blocks/remove", Editor, Editor),
    ("/studio/mails", Editor, Editor),
    ("/studio/mails/{id}", Editor, Editor),
    ("/studio/mails/{id}/letter", Editor, Editor),
    ("/studio/brand", Editor, Editor),
    ("/studio/brand/themes", Editor, Editor),
    ("/studio/brand/themes/{name}", Editor, Editor),
    ("/studio/brand/themes/{name}/default", Editor, Editor),
    ("/studio/brand/themes/{name}/delete", Editor, Editor),
    ("/studio/brand/logo", Editor, Editor),
    ("/studio/brand/shop", Owner, Owner),
    ("/studio/brand/shop/history", Owner, Owner),
    ("/studio/brand/hosts", Owner, Owner),
    ("/studio/brand/hosts/history", Owner, Owner),
    ("/studio/brand/discounts", Editor, Editor),
    ("/studio/brand/discounts/history", Editor, Editor),
    ("/studio/brand/discounts/new", Editor, Editor),
    ("/studio/brand/discounts/{id}", Editor, Editor),
    ("/studio/brand/markets", Owner, Owner),
    ("/studio/brand/markets/history", Owner, Owner),
    ("/studio/brand/shipping", Owner, Owner),
    ("/studio/brand/shipping/history", Owner, Owner),
    ("/studio/brand/payments", Owner, Owner),
    ("/studio/brand/payments/history", Owner, Owner),
    ("/studio/brand/payments/switch", Owner, Owner),
    ("/studio/people", Owner, Owner),
    ("/studio/people/invite", Owner, Owner),
    ("/studio/people/invitations/{id}/remove", Owner, Owner),
    ("/studio/people/{id}/role", Owner, Owner),
    ("/studio/people/{id}/remove", Owner, Owner),
    ("/studio/posts/new", Creator, Creator),
    ("/studio/posts/{post}", Creator, Creator),
    ("/studio/posts/{post}/preview", Creator, Creator),
    ("/studio/posts/{post}/preview.css", Creator, Creator),
    ("/studio/posts/{post}/publish", Creator, Creator),
    ("/studio/posts/{post}/schedule", Creator, Creator),
    ("/studio/posts/{post}/unschedule", Creator, Creator),
    ("/studio/posts/{post}/archive", Creator, Creator),
    ("/studio/posts/{post}/duplicate", Creator, Creator),
    ("/studio/posts/{post}/restore", Creator, Creator),
    ("/studio/posts/{post}/label.svg", Creator, Creator),
    ("/studio/posts/{post}/label.pdf", Creator, Creator),
    ("/studio/posts/{post}/amp.json", Creator, Creator),
    ("/studio/posts/{post}/instagram.json", Creator, Creator),
    ("/studio/results", Creator, Creator),
    ("/studio/results/table", Creator, Creator),
    ("/studio/results/posts/{post}", Creator, Creator),
    ("/studio/results/statement", Creator, Creator),
    ("/studio/results/statement.csv", Creator, Creator),
    ("/api/studio/me", Creator, Creator),
    ("/api/studio/media", Creator, Creator),
    ("/api/studio/media/{id}", Creator, Creator),
    ("/api/studio/media/uploads/{id}", Creator, Creator),
    ("/api/studio/media/uploads/{id}/finish", Creator, Creator),
    ("/api/studio/posts/{post}", Creator, Creator),
    ("/api/studio/products", Creator, Creator),
];

/// The least role for a route, if it stands in the table.
#[must_use]
pub fn least(path: &str, is_write: bool) -> Option<Access> {
    let (_, read, write) = ROUTES.iter().find(|(route, ..)| *route == path)?;
    Some(if is_write { *write } else { *read })
}
