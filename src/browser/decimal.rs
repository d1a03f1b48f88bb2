//! Minor units as the decimal number that analytics and `Intl` expect. The only place where money becomes a float, on its way out.

/// 64900 with 2 digits is 649.0.
#[must_use]
pub fn decimal(amount_minor: i64, digits: u32) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "exact below 2^53, and no price is above"
    )]
    let amount = amount_minor as f64;
    let unit = (0..digits).fold(1.0, |unit, _| unit * 10.0);
    // One division is correctly rounded: 8990 / 100 is the very number that the literal 89.9 is.
    amount / unit
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "the exact number is the point")]
mod tests {
    use super::decimal;

    #[test]
    fn amounts_become_the_number_a_person_would_write() {
        for (amount_minor, digits, expected) in [
            (64_900, 2, 649.0),
            (8_990, 2, 89.9),
            (5, 2, 0.05),
            (1_200, 0, 1_200.0),
            (-1, 3, -0.001),
        ] {
            assert_eq!(decimal(amount_minor, digits), expected);
        }
    }
}
