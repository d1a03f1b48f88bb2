//! What the forms of the checkout page bring.

use serde::Deserialize;
use spotlet::domain::card::CardInput;
use spotlet::domain::payment::UnknownToken;
use spotlet::domain::{Buyer, PostalAddress};
use spotlet::ucp::payment::PaymentRequest;

use crate::payment::Source;
use crate::present::Typed;
use crate::routes::pages::{Visitor, cookie};
use crate::routes::ucp::source_from;
use crate::service::checkout::{Details, Means, PageForm, Pickup};

/// What every form carries.
#[derive(Debug, Deserialize)]
pub struct Proof {
    /// The buyer secret, where no cookie is kept.
    pub buyer_secret: Option<String>,
    /// Present when the page stands in a frame.
    pub embedded: Option<String>,
    /// The token of the page around, if it brought one.
    pub ec_auth: Option<String>,
    /// The colour scheme that the page around asked for when it opened the frame.
    pub ec_color_scheme: Option<String>,
    /// The theme that the post around wears.
    pub theme: Option<String>,
}

impl Proof {
    /// `light` or `dark`, for the whole of a session.
    pub fn color_scheme(&self) -> Option<&str> {
        scheme(self.ec_color_scheme.as_deref())
    }

    /// The secret that came along. The field wins: it is of this very page, the cookie may be of an older one.
    pub fn secret<'a>(&'a self, visitor: &'a Visitor) -> Option<&'a str> {
        self.buyer_secret
            .as_deref()
            .filter(|secret| !secret.is_empty())
            .or_else(|| cookie::buyer(visitor))
    }
}

/// What a host may ask for; anything else is left to the shopper's system.
pub fn scheme(asked: Option<&str>) -> Option<&str> {
    asked.filter(|scheme| matches!(*scheme, "light" | "dark"))
}

/// The one form of the page. Every field may be absent: a form can be sent by anything.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckoutForm {
    form_token: String,
    buyer_secret: Option<String>,
    embedded: Option<String>,
    ec_auth: Option<String>,
    ec_color_scheme: Option<String>,
    theme: Option<String>,
    step: String,
    expected_total: String,
    /// Absent where the form asked for no address.
    country: Option<String>,
    method: String,
    store: String,
    first_name: String,
    last_name: String,
    street_address: String,
    extended_address: String,
    postal_code: String,
    address_locality: String,
    email: String,
    delivery: String,
    discount_code: Option<String>,
    card_number: String,
    card_expiry: String,
    card_cvc: String,
    payment_instrument: Option<String>,
    stripe_token: String,
}

impl CheckoutForm {
    /// What every form carries.
    pub fn proof(&self) -> Proof {
        Proof {
            buyer_secret: self.buyer_secret.clone(),
            embedded: self.embedded.clone(),
            ec_auth: self.ec_auth.clone(),
            ec_color_scheme: self.ec_color_scheme.clone(),
            theme: self.theme.clone(),
        }
    }

    /// What was typed, to be shown again to who typed it.
    pub fn typed(&self) -> Typed {
        let text = |text: &String| Some(text.clone());
        Typed {
            buyer: Buyer {
                email: text(&self.email),
                ..Buyer::default()
            },
            destination: PostalAddress {
                first_name: text(&self.first_name),
                last_name: text(&self.last_name),
                street_address: text(&self.street_address),
                extended_address: text(&self.extended_address),
                address_locality: text(&self.address_locality),
                postal_code: text(&self.postal_code),
                country: self.country.as_ref().and_then(|code| code.parse().ok()),
                ..PostalAddress::default()
            },
            has_address: self.country.is_some(),
            wants_to_pay: self.wants_to_pay(),
        }
    }

    /// The same for the service. A total that is no number is one that was never shown.
    pub fn to_service(&self) -> PageForm {
        let Typed {
            buyer, destination, ..
        } = self.typed();
        PageForm {
            form_token: self.form_token.clone(),
            details: Details {
                buyer: Some(buyer),
                destination: Some(destination),
                option: self.delivery.parse().ok(),
                keeps_destination: self.country.is_none(),
                pickup: match self.method.as_str() {
                    "pickup" => self.store.parse().map_or(Pickup::Anywhere, Pickup::At),
                    _ => Pickup::No,
                },
            },
            code: match self.step.as_str() {
                "remove-code" => Some(String::new()),
                _ => self.discount_code.clone(),
            },
            means: self.wants_to_pay().then(|| self.means()),
            expected_total_minor: self.expected_total.trim().parse().unwrap_or(-1),
        }
    }

    /// An instrument with its credential, as an authorised host hands it over, counts more than fields that it stands in for.
    fn means(&self) -> Means {
        if let Some(json) = &self.payment_instrument {
            let instrument = serde_json::from_str(json).map_err(|_| UnknownToken);
            return Means::Token(instrument.and_then(|instrument| {
                source_from(&PaymentRequest {
                    instruments: vec![instrument],
                })
            }));
        }
        if !self.stripe_token.is_empty() {
            return Means::Token(Source::stripe(&self.stripe_token));
        }
        Means::Card(CardInput {
            number: self.card_number.clone(),
            expiry: self.card_expiry.clone(),
            cvc: self.card_cvc.clone(),
        })
    }

    fn wants_to_pay(&self) -> bool {
        self.step == "pay"
    }
}
