//! Which notifications tell a host what has changed between two states of a checkout. Pure.

/// Field of the checkout and the notification about it, in the order they are sent. Totals come after what they follow from
/// (UCP, `ec.totals.change`); messages last, since they speak about all of it.
pub const PARTS: [(&str, &str); 6] = [
    ("line_items", "ec.line_items.change"),
    ("buyer", "ec.buyer.change"),
    ("fulfillment", "ec.fulfillment.change"),
    ("payment", "ec.payment.change"),
    ("totals", "ec.totals.change"),
    ("messages", "ec.messages.change"),
];

/// Fields of the form that no message may hold, and the part of the checkout that they belong to: a host is told that it has changed and
/// not what it is now.
const TYPED: [(&str, &str); 4] = [
    ("email", "buyer"),
    ("card_", "payment"),
    // What a code does is seen in the totals.
    ("discount_code", ""),
    ("", "fulfillment"),
];

/// The part of the checkout that a field of the form belongs to.
pub fn part_of(field: &str) -> &'static str {
    TYPED
        .iter()
        .find(|(prefix, _)| field.starts_with(prefix))
        .map_or("", |(_, part)| part)
}

/// The notifications to send. Both readers give a field as canonical text, empty when it is absent.
pub fn notifications(
    before: impl Fn(&str) -> String,
    after: impl Fn(&str) -> String,
    typed: &[&str],
) -> Vec<&'static str> {
    PARTS
        .iter()
        .filter(|(field, _)| typed.contains(field) || before(field) != after(field))
        .map(|(_, method)| *method)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_told_and_totals_come_after_their_cause() {
        let before = |_: &str| "[]".to_owned();
        assert!(notifications(before, before, &[]).is_empty());
        let after = |field: &str| {
            if matches!(field, "totals" | "fulfillment") {
                "[1]".to_owned()
            } else {
                "[]".to_owned()
            }
        };
        assert_eq!(
            notifications(before, after, &[]),
            ["ec.fulfillment.change", "ec.totals.change"]
        );
        let gone = |field: &str| {
            if field == "messages" {
                String::new()
            } else {
                "[]".to_owned()
            }
        };
        assert_eq!(notifications(before, gone, &[]), ["ec.messages.change"]);
        let typed = notifications(
            before,
            before,
            &[
                part_of("email"),
                part_of("card_number"),
                part_of("postal_code"),
                part_of("discount_code"),
            ],
        );
        assert_eq!(
            typed,
            [
                "ec.buyer.change",
                "ec.fulfillment.change",
                "ec.payment.change"
            ]
        );
    }
}
