#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::ffi::OsString;
use std::path::Path;

use super::*;

fn from_toml(text: &str) -> Result<Config, ConfigError> {
    Layer::parse(text, Path::new("spotlet.toml")).and_then(Config::from_layer)
}

fn from_environment(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (OsString::from(name), OsString::from(value)))
        .collect();
    environment::read(pairs.into_iter()).and_then(|(layer, _)| Config::from_layer(layer))
}

#[test]
fn an_empty_file_means_the_documented_defaults() {
    let config = from_toml("").unwrap();
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert!(!config.test_payments);
    assert!(config.allows_host("https://any.example"));
    assert!(config.database_url.is_none());
}

#[test]
fn every_documented_key_is_read_from_the_file_and_from_the_environment() {
    let in_a_value = |key: &&key::Key| key.kind != key::Kind::Tables;
    for key in key::KEYS.iter().filter(in_a_value) {
        let (toml, plain) = match (key.path, key.kind) {
            ("public_url" | "allowed_hosts" | "outbound_allow", key::Kind::List) => {
                (r#"["https://a.example"]"#, "https://a.example")
            }
            ("public_url" | "merchant_webhook_url", _) => {
                (r#""https://a.example""#, "https://a.example")
            }
            (path, _) if path.starts_with("brand.") && path.ends_with("_url") => {
                (r#""https://a.example/terms""#, "https://a.example/terms")
            }
            ("smtp_url", _) => (r#""smtps://a.example""#, "smtps://a.example"),
            ("mail_from", _) => (r#""a@a.example""#, "a@a.example"),
            ("merchant_webhook_secret", _) => (
                r#""whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw""#,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            ),
            ("test_provider.url" | "stripe.api_url" | "media.s3_endpoint", _) => {
                (r#""https://a.example""#, "https://a.example")
            }
            ("stripe.secret_key", _) => (r#""sk_test_1""#, "sk_test_1"),
            ("stripe.publishable_key", _) => (r#""pk_test_1""#, "pk_test_1"),
            ("stripe.webhook_secret", _) => (r#""whsec_1""#, "whsec_1"),
            ("stripe.capture", _) => (r#""manual""#, "manual"),
            ("time_zone", _) => (r#""Europe/Berlin""#, "Europe/Berlin"),
            ("listen", _) => (r#""0.0.0.0:80""#, "0.0.0.0:80"),
            ("default_country", _) => (r#""AT""#, "AT"),
            ("comments", _) => (r#""hold""#, "hold"),
            ("creators.credit", _) => (r#""first""#, "first"),
            ("creators.commission_percent", _) => (r#""12.5""#, "12.5"),
            ("default_locale", _) => (r#""de""#, "de"),
            ("metrics_token", _) => (r#""0123456789abcdef""#, "0123456789abcdef"),
            ("secret", _) => (
                r#""0123456789012345678901234567890123""#,
                "0123456789012345678901234567890123",
            ),
            (_, key::Kind::Flag) => ("true", "true"),
            (_, key::Kind::Number) => ("7", "7"),
            _ => (r#""x""#, "x"),
        };
        // What one key asks for beside it.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let beside: &[(&str, &str)] = match key.path {
            "smtp_url" => &[("mail_from", "a@a.example")],
            "merchant_webhook_url" => &[("merchant_webhook_secret", secret)],
            "stripe.secret_key" => &[
                ("stripe.publishable_key", "pk_test_1"),
                ("stripe.webhook_secret", "whsec_1"),
            ],
            "stripe.publishable_key" => &[
                ("stripe.secret_key", "rk_live_1"),
                ("stripe.webhook_secret", "whsec_1"),
            ],
            "stripe.webhook_secret" => &[
                ("stripe.secret_key", "sk_test_1"),
                ("stripe.publishable_key", "pk_test_1"),
            ],
            "media.s3_access_key" => &[("media.s3_secret_key", "x"), ("media.s3_bucket", "x")],
            "media.s3_secret_key" => &[("media.s3_access_key", "x")],
            _ => &[],
        };
        let mut lines = format!("{} = {toml}\n", key.path);
        let mut variables = vec![(key.variable(), plain)];
        for (name, value) in beside {
            lines += &format!("{name} = '{value}'\n");
            let variable = name.replace('.', "_").to_uppercase();
            variables.push((format!("SPOTLET_{variable}"), value));
        }
        from_toml(&lines).unwrap();
        let variables: Vec<_> = variables
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
            .collect();
        from_environment(&variables).unwrap();
    }
}

#[test]
fn unknown_keys_are_refused_with_the_closest_one() {
    let error = from_toml("public_ulr = 'https://a.example'")
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "spotlet.toml: there is no key `public_ulr`; did you mean `public_url`?"
    );
    let error = from_toml("[brand]\nnane = 'x'").unwrap_err().to_string();
    assert!(error.contains("did you mean `brand.name`?"), "{error}");
    let error = from_environment(&[("SPOTLET_LISTN", "x")])
        .unwrap_err()
        .to_string();
    assert!(error.ends_with("did you mean SPOTLET_LISTEN?"), "{error}");
    let error = from_toml("xyzzy = 1").unwrap_err().to_string();
    assert!(!error.contains("did you mean"), "{error}");
}

#[test]
fn wrong_values_name_key_and_expectation() {
    for (toml, expected) in [
        ("public_url = 'shop.example'", "an origin"),
        ("public_url = 'https://shop.example/path'", "an origin"),
        ("listen = '8080'", "an address and a port"),
        ("default_country = 'Germany'", "ISO 3166"),
        ("time_zone = 'Middle-earth/Shire'", "IANA"),
        ("secret = 'short'", "at least 32"),
        ("metrics_token = 'short'", "at least 16"),
        ("allowed_hosts = ['*']", "an origin"),
    ] {
        let error = from_toml(toml).unwrap_err().to_string();
        assert!(error.contains(expected), "{toml}: {error}");
    }
    let error = from_toml("test_payments = 'yes'").unwrap_err().to_string();
    assert!(error.contains("test_payments"), "{error}");
}

#[test]
fn the_command_line_wins_over_the_file() {
    let file = Layer::parse("listen = '0.0.0.0:1'\n[brand]\nname = 'A'", Path::new("f")).unwrap();
    let flags = Layer {
        listen: Some("0.0.0.0:2".into()),
        ..Layer::default()
    };
    let config = Config::from_layer(file.overlaid_with(flags)).unwrap();
    assert_eq!(config.listen.port(), 2);
    assert_eq!(config.brand.name, "A");
}

#[test]
fn only_allowed_hosts_embed() {
    let config = from_toml("allowed_hosts = ['https://blog.example/']").unwrap();
    assert!(config.allows_host("https://blog.example"));
    assert!(config.allows_host("http://127.0.0.1:8080"));
    assert!(!config.allows_host("https://evil.example"));
}

#[test]
fn debug_output_holds_no_secret() {
    let config = from_toml("secret = '0123456789012345678901234567890123'").unwrap();
    assert!(!format!("{config:?}").contains("01234567"));
}

#[test]
fn shipping_tables_are_read_and_checked() {
    let service = "[[shipping]]\ncountries = ['DE', 'AT']\n[[shipping.service]]\nid = 'standard'\ntitle = 'Standard'\n";
    let good = format!(
        "{service}price = '4.90 EUR'\nfree_from = '100 EUR'\ndays = [2, 4]\nby_weight = [{{ up_to_grams = 5000, price = '4.90 EUR' }}]\n"
    );
    let config = from_toml(&good).unwrap();
    assert!(
        config
            .fulfillment
            .shipping
            .delivers_to("AT".parse().unwrap())
    );
    for (rest, complaint) in [
        (
            "price = '4.90 EUR'\ndays = [4, 2]",
            "the earliest day first",
        ),
        ("price = '4.90'\ndays = [2, 4]", "price"),
        (
            "price = '4.90 EUR'\ndays = [2, 4]\nfree_from = '9 USD'",
            "one currency",
        ),
        (
            "price = '4.90 EUR'\ndays = [2, 4]\nfree = true",
            "unknown field `free`",
        ),
        (
            "price = '4.90 EUR'\ndays = [2, 4]\nby_weight = [{ up_to_grams = 5, price = '1 EUR' }, { up_to_grams = 5, price = '2 EUR' }]",
            "steps ascend",
        ),
    ] {
        let error = from_toml(&format!("{service}{rest}"))
            .err()
            .unwrap()
            .to_string();
        assert!(error.contains(complaint), "{error}");
    }
    let error = from_environment(&[("SPOTLET_SHIPPING", "DE")])
        .err()
        .unwrap();
    assert!(error.to_string().contains("configuration file"), "{error}");
}

#[test]
fn a_key_of_stripe_in_the_wrong_place_is_refused_and_not_repeated() {
    let account = |secret: &str, publishable: &str, webhook: &str| {
        from_toml(&format!(
            "[stripe]\nsecret_key = '{secret}'\npublishable_key = '{publishable}'\nwebhook_secret = '{webhook}'"
        ))
    };
    let config = account("sk_live_1", "pk_live_1", "whsec_1").unwrap();
    assert!(config.stripe.is_some());
    for (secret, publishable, webhook) in [
        ("pk_live_1", "sk_live_2", "whsec_1"),
        ("sk_live_2", "sk_live_2", "whsec_1"),
        ("sk_live_2", "pk_live_1", "sk_live_2"),
        ("sk_live_2", "pk_live_1", ""),
    ] {
        let error = account(secret, publishable, webhook)
            .map(|_| ())
            .unwrap_err();
        assert!(!error.to_string().contains("sk_live_2"), "{error}");
    }
    let shown = format!("{config:?}");
    assert!(
        !shown.contains("sk_live") && !shown.contains("whsec"),
        "{shown}"
    );
}

#[test]
fn locations_are_read_and_checked() {
    let store = "[[location]]\nid = 'mitte'\nname = 'Mitte'\ntime_zone = 'Europe/Berlin'\npickup = true\nclosed = ['2026-12-25']\n[location.address]\nstreet = 'Torstraße 1'\npostal_code = '10119'\ncity = 'Berlin'\ncountry = 'DE'\n[location.hours]\n";
    let good = format!("{store}mon-fri = ['10:00-13:00', '14:00-19:00']\nsat = ['11:00-16:00']");
    let config = from_toml(&good).unwrap();
    let place = config.fulfillment.pickup_places().next().unwrap();
    let open: Vec<_> = place.hours.week.iter().map(Vec::len).collect();
    assert_eq!(open, [2, 2, 2, 2, 2, 1, 0]);
    assert_eq!(place.preparation_minutes, 120);
    for (toml, complaint) in [
        (store.to_owned(), "opening hours"),
        (format!("{store}mon = ['10:00-9:00']"), "a span such as"),
        (format!("{store}mon = ['10-25:00']"), "a span such as"),
        (format!("{store}fri-mon = ['10:00-19:00']"), "mon-fri"),
        (
            format!("{store}mon = ['10:00-14:00', '13:00-15:00']"),
            "overlap",
        ),
        (good.replace("Berlin'\np", "Atlantis'\np"), "IANA"),
        (format!("{good}\n{good}"), "another id"),
        (good.replace("name", "nam"), "unknown field"),
    ] {
        let error = from_toml(&toml).err().unwrap().to_string();
        assert!(error.contains(complaint), "{error}");
    }
}
