//! Buyers and addresses, in both directions.

use crate::domain;
use crate::ucp::{Buyer, PostalAddress};

/// An address for the wire.
pub(super) fn address(address: &domain::PostalAddress) -> PostalAddress {
    PostalAddress {
        extended_address: address.extended_address.clone(),
        street_address: address.street_address.clone(),
        address_locality: address.address_locality.clone(),
        address_region: address.address_region.clone(),
        address_country: address.country.map(String::from),
        postal_code: address.postal_code.clone(),
        first_name: address.first_name.clone(),
        last_name: address.last_name.clone(),
        phone_number: address.phone_number.clone(),
    }
}

/// An address from the wire. Names that only the buyer gave are taken over, as a parcel needs one. A country that is
/// not two letters is none; the checkout then asks for it.
pub(super) fn address_from(
    address: &PostalAddress,
    buyer: Option<&Buyer>,
) -> domain::PostalAddress {
    let or_buyers = |own: &Option<String>, of: fn(&Buyer) -> &Option<String>| {
        own.clone()
            .or_else(|| buyer.and_then(|buyer| of(buyer).clone()))
    };
    domain::PostalAddress {
        first_name: or_buyers(&address.first_name, |buyer| &buyer.first_name),
        last_name: or_buyers(&address.last_name, |buyer| &buyer.last_name),
        street_address: address.street_address.clone(),
        extended_address: address.extended_address.clone(),
        address_locality: address.address_locality.clone(),
        address_region: address.address_region.clone(),
        postal_code: address.postal_code.clone(),
        country: address
            .address_country
            .as_deref()
            .and_then(|code| code.trim().parse().ok()),
        phone_number: address.phone_number.clone(),
    }
    .tidied()
}

/// A buyer for the wire.
pub(super) fn buyer(buyer: &domain::Buyer) -> Buyer {
    Buyer {
        first_name: buyer.first_name.clone(),
        last_name: buyer.last_name.clone(),
        email: buyer.email.clone(),
        phone_number: buyer.phone_number.clone(),
    }
}

/// A buyer from the wire.
pub(super) fn buyer_from(buyer: &Buyer) -> domain::Buyer {
    domain::Buyer {
        email: buyer.email.clone(),
        first_name: buyer.first_name.clone(),
        last_name: buyer.last_name.clone(),
        phone_number: buyer.phone_number.clone(),
    }
    .tidied()
}
