//! Forgetting who bought, once the law no longer asks to know. What was bought, for how much and with which taxes stays.

use super::Order;
use crate::domain::order::Way;
use crate::domain::{Buyer, PostalAddress};

impl Order {
    /// Erases whatever names the shopper: buyer, address but for its country, statements, engravings, and the numbers by
    /// which a carrier knows the address.
    pub fn erase_person(&mut self) {
        self.buyer = Buyer::default();
        self.destination = PostalAddress {
            country: self.destination.country,
            ..PostalAddress::default()
        };
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
