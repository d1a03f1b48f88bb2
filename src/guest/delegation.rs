//! Which parts of a checkout this page leaves to its host. Pure.

/// The shopper's payment instrument is chosen at the host.
pub const INSTRUMENTS: &str = "payment.instruments_change";
/// What can be charged comes from the host when the shopper pays.
pub const CREDENTIAL: &str = "payment.credential";
/// The address comes from the host.
pub const ADDRESS: &str = "fulfillment.address_change";
/// Links are opened by the host.
pub const WINDOW: &str = "window.open";

/// In the order they are told.
const KNOWN: [&str; 4] = [INSTRUMENTS, CREDENTIAL, ADDRESS, WINDOW];

/// What is accepted: asked for by the host in the address and allowed by the server in the checkout. An instrument of the host
/// is of no use to us without its credential, so the one is accepted with the other only.
pub fn accepted(asked: &str, allowed: &[String]) -> Vec<&'static str> {
    let is_both = |one: &str| {
        asked.split(',').any(|other| other.trim() == one)
            && allowed.iter().any(|other| other == one)
    };
    KNOWN
        .into_iter()
        .filter(|one| is_both(one) && (*one != INSTRUMENTS || is_both(CREDENTIAL)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_both_sides_want_is_accepted() {
        let every = KNOWN.map(str::to_owned);
        let window = [WINDOW.to_owned()];
        for (asked, allowed, expected) in [
            ("", &every[..], &[][..]),
            ("window.open", &every, &[WINDOW]),
            (
                " payment.credential , fulfillment.address_change,shell.run",
                &every,
                &[CREDENTIAL, ADDRESS],
            ),
            ("payment.instruments_change", &every, &[]),
            (
                "window.open,payment.credential,payment.instruments_change",
                &every,
                &[INSTRUMENTS, CREDENTIAL, WINDOW],
            ),
            (
                "payment.credential,fulfillment.address_change,window.open",
                &window,
                &[WINDOW],
            ),
            ("payment.credential", &[], &[]),
        ] {
            assert_eq!(accepted(asked, allowed), expected, "{asked}");
        }
    }
}
