//! Forgetting who bought, once the law no longer asks to know, or sooner, when they ask for it, what the law does not ask to keep. What
//! was bought, for how much and with which taxes stays.

use super::Order;
use crate::domain::order::Way;
use crate::domain::{Buyer, PostalAddress};

impl Order {
    /// Erases whatever names the shopper: buyer, address but for its country, statements, engravings, and the numbers by
    /// which a carrier knows the address.
    pub fn erase_person(&mut self) {
        self.erase_contact();
        self.buyer = Buyer::default();
        self.destination = PostalAddress {
            country: self.destination.country,
            ..PostalAddress::default()
        };
    }

    /// Erases what no invoice needs: how the shopper is reached, statements, engravings, and the numbers by which a carrier knows
    /// the address. Name and postal address stay, as they stand on the invoice.
    pub fn erase_contact(&mut self) {
        self.buyer.email = None;
        self.buyer.phone_number = None;
        self.destination.phone_number = None;
        for line in &mut self.lines {
            line.personalization.clear();
        }
        if let Some(withdrawal) = &mut self.life.withdrawal {
            withdrawal.name.clear();
            withdrawal.email.clear();
        }
        for parcel in &mut self.life.parcels {
            if let Way::Carrier {
                tracking_number,
                tracking_url,
                ..
            } = &mut parcel.way
            {
                *tracking_number = None;
                *tracking_url = None;
            }
        }
    }
}
