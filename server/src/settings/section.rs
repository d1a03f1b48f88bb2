//! The sections: which keys belong together, and how a stored document becomes settings.

use crate::config::{Config, ConfigError, Layer};

/// Settings that are changed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Who sells, and the house rules.
    Shop,
    /// Who may embed.
    Hosts,
    /// What is taken off.
    Discounts,
    /// Where is sold, and with which taxes.
    Markets,
    /// How goods are delivered.
    Shipping,
    /// Whether money moves.
    Payments,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Shop,
        Self::Hosts,
        Self::Discounts,
        Self::Markets,
        Self::Shipping,
        Self::Payments,
    ];

    /// Its name, in the database and in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Hosts => "hosts",
            Self::Discounts => "discounts",
            Self::Markets => "markets",
            Self::Shipping => "shipping",
            Self::Payments => "payments",
        }
    }

    /// The section of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }

    /// The keys of the configuration that it decides.
    #[must_use]
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Shop => &[
                "brand.name",
                "brand.seller",
                "brand.invoice_prefix",
                "brand.credit_note_prefix",
                "brand.home_url",
                "brand.terms_url",
                "brand.privacy_url",
                "brand.imprint_url",
                "brand.withdrawal_url",
                "comments",
                "time_zone",
                "creators.window_days",
                "creators.link_days",
                "creators.credit",
                "creators.commission_percent",
                "creators.commission",
            ],
            Self::Hosts => &["allowed_hosts"],
            Self::Discounts => &["discount"],
            Self::Markets => &["default_country", "default_locale", "tax"],
            Self::Shipping => &["shipping"],
            Self::Payments => &["test_payments"],
        }
    }

    /// Lays a stored document over the settings, but for the keys that the environment sets.
    ///
    /// # Errors
    /// What the configuration file would be refused for.
    pub fn apply(self, config: &mut Config, document: &str) -> Result<(), ConfigError> {
        let layer: Layer = serde_json::from_str(document).map_err(|error| ConfigError::Stored {
            section: self.name(),
            message: error.to_string(),
        })?;
        let read = Config::from_layer(layer)?;
        for key in self.keys() {
            if !config.fixed.contains(key) && !take(key, config, &read) {
                tracing::error!(key, "no setting of this name is taken over");
            }
        }
        Ok(())
    }
}

/// Takes one key over, if it is one of ours.
fn take(key: &str, config: &mut Config, read: &Config) -> bool {
    let (brand, creators) = (&mut config.brand, &mut config.creators);
    match key {
        "brand.name" => brand.name.clone_from(&read.brand.name),
        "brand.seller" => brand.seller.clone_from(&read.brand.seller),
        "brand.invoice_prefix" => brand.invoice_prefix.clone_from(&read.brand.invoice_prefix),
        "brand.credit_note_prefix" => brand
            .credit_note_prefix
            .clone_from(&read.brand.credit_note_prefix),
        "brand.home_url" => brand.home_url.clone_from(&read.brand.home_url),
        "brand.terms_url" => brand.terms_url.clone_from(&read.brand.terms_url),
        "brand.privacy_url" => brand.privacy_url.clone_from(&read.brand.privacy_url),
        "brand.imprint_url" => brand.imprint_url.clone_from(&read.brand.imprint_url),
        "brand.withdrawal_url" => brand.withdrawal_url.clone_from(&read.brand.withdrawal_url),
        "comments" => config.comments = read.comments,
        "time_zone" => config.time_zone.clone_from(&read.time_zone),
        "creators.window_days" => creators.window_days = read.creators.window_days,
        "creators.link_days" => creators.link_days = read.creators.link_days,
        "creators.credit" => creators.rule = read.creators.rule,
        "creators.commission_percent" => creators.basis_points = read.creators.basis_points,
        "creators.commission" => creators.own.clone_from(&read.creators.own),
        "allowed_hosts" => config.allowed_hosts.clone_from(&read.allowed_hosts),
        "discount" => config.discounts.clone_from(&read.discounts),
        "default_country" => config.default_country = read.default_country,
        "default_locale" => config.default_locale = read.default_locale,
        "tax" => config.taxes.clone_from(&read.taxes),
        "shipping" => config
            .fulfillment
            .shipping
            .clone_from(&read.fulfillment.shipping),
        "test_payments" => config.test_payments = read.test_payments,
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::path::Path;

    use serde_json::json;

    use super::*;
    use crate::config::key::KEYS;
    use crate::settings::written;

    /// The demo's own file, which has something of everything.
    fn demo() -> Config {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/spotlet.toml");
        Config::from_layer(Layer::from_file(Some(&file)).unwrap()).unwrap()
    }

    #[test]
    fn every_key_of_a_section_exists_and_is_taken_over() {
        for section in Section::ALL {
            assert_eq!(Section::named(section.name()), Some(section));
            for key in section.keys() {
                assert!(KEYS.iter().any(|known| known.path == *key), "{key}");
                assert!(take(key, &mut Config::default(), &demo()), "{key}");
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let more = r#"
            [[discount]]
            id = "autumn"
            title = { en = "Autumn", de = "Herbst" }
            percent = "12.5"
            tags = ["seating"]
            products = ["lounge-chair"]
            valid_from = 2026-11-27T00:00:00+01:00
            valid_until = 2026-12-01T00:00:00+01:00
            [[discount]]
            id = "gift"
            title = "A gift"
            code = "GIFT"
            amount = "5.00 EUR"
            min_subtotal = "20.50 EUR"
            limit = 3
            limit_per_buyer = 1
            [[shipping]]
            countries = ["CH", "LI"]
            [[shipping.service]]
            id = "parcel"
            title = "Parcel"
            price = "900 JPY"
            days = [1, 2]
            by_weight = [{ up_to_grams = 2000, price = "900 JPY" }]
            by_value = [{ from = "9000 JPY", price = "0 JPY" }]
        "#;
        let more = Config::from_layer(Layer::parse(more, Path::new("t")).unwrap()).unwrap();
        for config in [demo(), more] {
            let mut read = Config::default();
            let discounts = written::discounts(&config.discounts).to_string();
            Section::Discounts.apply(&mut read, &discounts).unwrap();
            assert_eq!(read.discounts, config.discounts);
            let shipping = written::shipping(&config.fulfillment.shipping).to_string();
            Section::Shipping.apply(&mut read, &shipping).unwrap();
            assert_eq!(read.fulfillment.shipping, config.fulfillment.shipping);
        }
    }

    #[test]
    fn the_environment_stays_and_the_rest_of_the_file_too() {
        let mut config = Config {
            fixed: ["brand.name"].into(),
            ..demo()
        };
        let document = json!({ "brand": { "name": "Other", "seller": "Me" } }).to_string();
        Section::Shop.apply(&mut config, &document).unwrap();
        assert_eq!(config.brand.name, "Halden");
        assert_eq!(config.brand.seller.as_deref(), Some("Me"));
        // A section is stored as a whole: what it leaves out is as if the file left it out.
        assert_eq!(config.creators.basis_points, 0);
        assert_eq!(config.discounts, demo().discounts);
        assert!(
            Section::Shop
                .apply(&mut config, "{\"brand\":{\"colour\":1}}")
                .is_err()
        );
        let script = json!({ "brand": { "terms_url": "javascript:alert(1)" } }).to_string();
        assert!(Section::Shop.apply(&mut config, &script).is_err());
    }
}
