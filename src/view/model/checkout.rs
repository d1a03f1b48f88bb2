//! What the checkout page shows.

use super::ImageView;
use crate::domain::Locale;

/// A checkout page in one of its steps.
#[derive(Clone, Debug)]
pub struct CheckoutView {
    /// Checkout id; the page lives at `/checkout/{id}`.
    pub id: String,
    /// Language of the texts.
    pub locale: Locale,
    /// UCP status of the checkout, for the script (`data-status`).
    pub status: String,
    /// Origin of the page that embeds this one, when it is embedded.
    pub host_origin: Option<String>,
    /// The embedding page's token, when it brought a valid one; every form brings it along.
    pub host_auth: Option<String>,
    /// `light` or `dark`, as the page around wants it; every form brings it along.
    pub color_scheme: Option<String>,
    /// A theme of the brand, instead of the default one; forms carry it on.
    pub theme: Option<String>,
    /// The redacted UCP checkout as JSON with `<` escaped; what the embedding page may know.
    pub ucp_json: String,
    /// One-time token of this form; also the idempotency key of its submission.
    pub form_token: String,
    /// Secret of this shopper, only in replies to the shopper's own submission.
    pub buyer_secret: Option<String>,
    /// What is bought.
    pub lines: Vec<SummaryLineView>,
    /// Totals in order.
    pub totals: Vec<TotalView>,
    /// The sum to pay, as text.
    pub total_text: String,
    /// The sum in minor units that the shopper has seen; the form sends it back.
    pub total_minor: i64,
    /// "incl. €31.93 VAT".
    pub tax_note: String,
    /// The discount code and its field; absent where the shop has no codes, or nothing can be changed any more.
    pub discount: Option<DiscountCodeView>,
    /// "Only €12.00 to free delivery", if that helps.
    pub free_delivery_hint: Option<String>,
    /// Sentences that concern the whole checkout (a decline, a changed total), most important first.
    pub alerts: Vec<String>,
    /// The step with its data.
    pub step: CheckoutStep,
}

/// The steps of the page. Each holds only what it shows.
#[derive(Clone, Debug)]
pub enum CheckoutStep {
    /// The one form: address, delivery, contact, payment.
    Form {
        /// Fields of the delivery address and the contact, in order.
        fields: Vec<FieldView>,
        /// Countries that can be delivered to, as (code, name), and the chosen code.
        countries: Vec<(String, String)>,
        /// Chosen country code.
        country: String,
        /// Named delivery services for that country; empty when it cannot be delivered to.
        delivery: Vec<DeliveryOptionView>,
        /// What of the form the goods need.
        way: WayView,
        /// Stores to fetch the order at.
        stores: Vec<StoreView>,
        /// What travels together; empty when all of it does.
        shipments: Vec<ShipmentView>,
        /// Fields of the card. Never carry a value.
        card: Vec<FieldView>,
        /// Whether the built-in test provider takes the payment.
        test_payment: bool,
        /// Where Stripe's own fields go, when Stripe takes the payment.
        stripe: Option<StripeView>,
    },
    /// Somebody typed into this checkout already, and this browser does not hold their secret.
    Locked {
        /// Whether the page asks once more by itself: what was just sent crossed with what another window sent.
        asks_again: bool,
    },
    /// The bank asks the shopper to confirm.
    Challenge {
        /// Who asks, when it is Stripe's script and not a page of ours.
        stripe: Option<StripeChallengeView>,
    },
    /// The provider has not answered yet; the page asks again.
    Pending,
    /// Done.
    Completed {
        /// Order number as people say it.
        order_number: String,
        /// Address of the shopper's order page; absent without the buyer secret.
        order_url: Option<String>,
    },
    /// Canceled or expired; says which.
    Ended {
        /// What happened, as a sentence.
        reason: String,
    },
}

/// What Stripe's script needs to show its fields. Nothing secret.
#[derive(Clone, Debug)]
pub struct StripeView {
    /// The publishable key.
    pub publishable_key: String,
    /// ISO 4217, in lower case as Stripe writes it.
    pub currency: String,
    /// `automatic` or `manual`, as the intent will be made.
    pub capture: &'static str,
}

/// What Stripe's script needs to ask the bank's question.
#[derive(Clone)]
pub struct StripeChallengeView {
    /// The publishable key.
    pub publishable_key: String,
    /// The intent's client secret, for this shopper only.
    pub client_secret: String,
}

impl std::fmt::Debug for StripeChallengeView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StripeChallengeView(hidden)")
    }
}

/// One input of the form.
#[derive(Clone, Debug)]
pub struct FieldView {
    /// Form name.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// `autocomplete` token of the HTML standard.
    pub autocomplete: &'static str,
    /// `type` of the input.
    pub kind: &'static str,
    /// `inputmode`, when the keyboard should differ from what `type` asks for.
    pub inputmode: Option<&'static str>,
    /// What the key that ends a line is called: `enterkeyhint`.
    pub enter: &'static str,
    /// What the shopper typed; only in replies to the shopper's own submission.
    pub value: String,
    /// What is wrong, as a sentence.
    pub error: Option<String>,
    /// Whether it may be left empty.
    pub optional: bool,
    /// `maxlength`.
    pub max_length: u32,
    /// Share of the row: 6 is the whole row, 3 a half, 2 a third.
    pub span: u8,
}

/// A delivery service.
#[derive(Clone, Debug)]
pub struct DeliveryOptionView {
    /// Fulfillment option id.
    pub id: String,
    /// Name ("Standard").
    pub title: String,
    /// When it arrives ("Tue 24 to Thu 26 November").
    pub description: String,
    /// Price as text ("Free").
    pub price: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// The discount code of a checkout.
#[derive(Clone, Debug)]
pub enum DiscountCodeView {
    /// This one counts; it can be taken away.
    Applied(String),
    /// None counts; one can be typed.
    Field {
        /// What was typed and does not count.
        value: String,
        /// Why, as a sentence.
        error: Option<String>,
    },
}

/// How the goods reach the shopper, as far as the form differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayView {
    /// By a carrier: an address and a service are asked for.
    Delivery {
        /// Whether they could be fetched instead.
        has_stores: bool,
    },
    /// Fetched: a store is asked for.
    Pickup,
    /// Downloaded: nothing is asked for.
    Download,
}

/// A store.
#[derive(Clone, Debug)]
pub struct StoreView {
    /// Location id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Street and town.
    pub address: String,
    /// "Open today 10:00–19:00".
    pub hours: String,
    /// "Ready today from 16:00", or that it lacks something.
    pub ready: String,
    /// Whether it has everything.
    pub has_all: bool,
    /// Whether it is chosen.
    pub selected: bool,
}

/// What travels together.
#[derive(Clone, Debug)]
pub struct ShipmentView {
    /// "Shipment 1 of 2".
    pub title: String,
    /// "1 × Lounge Chair", line by line.
    pub lines: Vec<String>,
    /// When it arrives.
    pub when: String,
}

/// One line of the summary.
#[derive(Clone, Debug)]
pub struct SummaryLineView {
    /// Product title.
    pub title: String,
    /// Variant label; may be empty.
    pub variant: String,
    /// Pieces.
    pub quantity: u32,
    /// What one piece costs, where there are more.
    pub each: Option<String>,
    /// Price of the line, as text.
    pub total: String,
    /// What the line cost before, struck through.
    pub before: Option<String>,
    /// Price per unit, and the lowest price of 30 days; may be empty.
    pub note: String,
    /// Product picture.
    pub image: Option<ImageView>,
}

/// One row of the totals.
#[derive(Clone, Debug)]
pub struct TotalView {
    /// UCP type of the row (`subtotal`, `fulfillment`, `total` …).
    pub kind: String,
    /// Label.
    pub label: String,
    /// Amount as text.
    pub amount: String,
}
