//! View models: everything a page shows, as finished text.
//!
//! The server fills them from the domain; the components under `view` lay them out and decide nothing.
//! Prices and dates arrive formatted for the reader, because only the server has the locale data.
//! To show something new, add a field here, fill it where the server builds the model, and use it in one component.

mod bag;
mod checkout;
mod creator;
mod hanger;
mod invoice;
mod mail;
mod order;
mod page;
mod post;
pub mod studio;
mod talk;

pub use bag::{BagLineView, BagView};
pub use checkout::{
    CheckoutStep, CheckoutView, DeliveryOptionView, DiscountCodeView, FieldView, ShipmentView,
    StoreView, StripeChallengeView, StripeView, SummaryLineView, TotalView, WayView,
};
pub use creator::{CreatorView, PostTeaserView};
pub use hanger::HangerView;
pub use invoice::{InvoiceLineView, InvoiceTaxView, InvoiceView};
pub use mail::KeptMailView;
pub use order::{
    DownloadView, FindOrderView, OrderView, ParcelView, Progress, RefundView, StepView,
    WithdrawStep, WithdrawView,
};
pub use page::{LegalLink, LogoAid, LogoImage, LogoView, PageView, TextPageView};
pub use post::{
    AdView, CardView, HotspotView, ImageView, MediumKind, MediumView, PersonalInput, PersonalView,
    PostView, ShareTargetView, VariantView,
};
pub use talk::{CommentView, TalkView};
