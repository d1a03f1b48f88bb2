//! Forgetting who typed into a checkout that has ended.

use super::Checkout;
use crate::domain::PostalAddress;

impl Checkout {
    /// Erases whatever names the shopper. What was to be bought stays, and from where: the stock of an order that is called
    /// off goes back there.
    pub fn erase_person(&mut self) {
        self.buyer = None;
        self.destination = self.destination.take().map(|to| PostalAddress {
            country: to.country,
            ..PostalAddress::default()
        });
        for line in &mut self.lines {
            line.personalization.clear();
        }
    }
}
