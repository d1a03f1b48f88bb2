//! What the host does about a message, by UCP 2026-04-08, `embedded-protocol.md` and `embedded-checkout.md`. No browser in here.

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The frame is loading; nothing was heard of it.
    Loading,
    /// We have answered `ec.ready` with a port and wait for `ec.ready` on it.
    Upgrading,
    /// The handshake is done.
    Open,
    /// Completed or failed. Nothing more is heard.
    Ended,
}

/// The way a message came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// `postMessage` between windows; source and origin were checked.
    Window,
    /// The port that we handed over.
    Port,
}

/// What to do about a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Answer with a new port.
    Upgrade,
    /// Answer that the session is open.
    Accept,
    /// The checkout is visible.
    Start,
    /// Something about the checkout has changed.
    Change,
    /// An order was placed.
    Complete,
    /// The session is over for a reason of the business.
    Fail,
    /// The shopper followed a link.
    OpenWindow,
    /// Answer with an application error of this code.
    Refuse(&'static str),
    /// Answer with JSON-RPC's "method not found".
    Unknown,
    /// Say nothing.
    Ignore,
}

/// JSON-RPC's code for a method that is not there.
pub const METHOD_NOT_FOUND: i32 = -32601;

/// Decides about a message. Replies have no method, and we never ask anything, so they are ignored.
#[must_use]
pub fn decide(phase: Phase, channel: Channel, method: &str, is_request: bool) -> Decision {
    use Decision::{
        Accept, Change, Complete, Fail, Ignore, OpenWindow, Refuse, Start, Unknown, Upgrade,
    };
    if phase == Phase::Ended {
        return Ignore;
    }
    match (method, is_request, channel, phase) {
        // A page that navigated inside its frame (a bank's challenge, a form without script) greets again.
        ("ec.ready", true, Channel::Window, _) => Upgrade,
        ("ec.ready", true, Channel::Port, _) => Accept,
        ("ec.error", false, ..) => Fail,
        // After the upgrade everything else must come over the port, and not before the handshake is done.
        (_, false, Channel::Window, _) | (_, false, _, Phase::Loading | Phase::Upgrading) => Ignore,
        (_, true, Channel::Window, _) | (_, true, _, Phase::Loading | Phase::Upgrading) => {
            Refuse("invalid_state_error")
        }
        ("ec.start", false, ..) => Start,
        ("ec.complete", false, ..) => Complete,
        ("ec.window.open_request", true, ..) => OpenWindow,
        // We have no credentials to give, and would not give a shopper's away.
        ("ec.auth", true, ..) => Refuse("not_supported_error"),
        (_, true, ..) => Unknown,
        (method, false, ..) if method.starts_with("ec.") && method.ends_with(".change") => Change,
        _ => Ignore,
    }
}

/// The phase after a decision was carried out.
#[must_use]
pub fn after(phase: Phase, decision: Decision) -> Phase {
    match decision {
        Decision::Upgrade => Phase::Upgrading,
        Decision::Accept => Phase::Open,
        Decision::Complete | Decision::Fail => Phase::Ended,
        _ => phase,
    }
}

/// Whether a link may be opened for the checkout: `https`, as the specification demands, or the checkout's own origin, which in development
/// has no certificate.
#[must_use]
pub fn may_open(url: &str, checkout_origin: &str) -> bool {
    let is_own = url
        .strip_prefix(checkout_origin)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    url.starts_with("https://") || is_own
}

#[cfg(test)]
mod tests {
    use super::{Channel::*, Decision::*, Phase::*, *};

    #[test]
    fn messages_are_heard_in_their_place_only() {
        for (phase, channel, method, is_request, expected) in [
            (Loading, Window, "ec.ready", true, Upgrade),
            (Upgrading, Port, "ec.ready", true, Accept),
            (Open, Window, "ec.ready", true, Upgrade),
            (Loading, Window, "ec.ready", false, Ignore),
            (Ended, Window, "ec.ready", true, Ignore),
            (Open, Port, "ec.start", false, Start),
            (Open, Port, "ec.totals.change", false, Change),
            (Open, Port, "ec.fulfillment.change", false, Change),
            (Open, Port, "ec.complete", false, Complete),
            // Over the window after the upgrade, or too early, nobody completes anything.
            (Open, Window, "ec.complete", false, Ignore),
            (Upgrading, Port, "ec.complete", false, Ignore),
            (Loading, Window, "ec.start", false, Ignore),
            (Loading, Window, "ec.error", false, Fail),
            (Open, Port, "ec.error", false, Fail),
            (Open, Port, "ec.window.open_request", true, OpenWindow),
            (
                Loading,
                Window,
                "ec.window.open_request",
                true,
                Refuse("invalid_state_error"),
            ),
            (Open, Port, "ec.auth", true, Refuse("not_supported_error")),
            (Open, Port, "ec.payment.credential_request", true, Unknown),
            (Open, Port, "ec.payment.credential_request", false, Ignore),
            (Open, Port, "ep.cart.start", false, Ignore),
            (Open, Port, "", false, Ignore),
        ] {
            assert_eq!(
                decide(phase, channel, method, is_request),
                expected,
                "{phase:?} {channel:?} {method} {is_request}"
            );
        }
    }

    #[test]
    fn a_session_ends_once() {
        assert_eq!(after(Loading, Upgrade), Upgrading);
        assert_eq!(after(Upgrading, Accept), Open);
        assert_eq!(after(Open, Change), Open);
        for last in [Complete, Fail] {
            assert_eq!(after(Open, last), Ended);
        }
    }

    #[test]
    fn only_safe_links_are_opened() {
        for (url, expected) in [
            ("https://shop.example/terms", true),
            ("http://127.0.0.1:8080/terms", true),
            ("http://127.0.0.1:8080", true),
            ("http://127.0.0.1:80801/terms", false),
            ("http://127.0.0.1:8080.evil.example/", false),
            ("http://shop.example/", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(may_open(url, "http://127.0.0.1:8080"), expected, "{url}");
        }
    }
}
