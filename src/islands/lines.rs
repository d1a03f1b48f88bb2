//! The lines of a bag, and what a shopper's wish makes of them. Pure: quantities only, the server prices them.

/// Most pieces of one variant, as the server rules it.
pub const MAX_QUANTITY: u32 = crate::domain::Quantity::MAX as u32;

/// One line, as the server last told it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Line item id; empty until the server has given one.
    pub id: String,
    /// Variant id, UCP's item id.
    pub variant: String,
    /// Title with the variant, in the shopper's language.
    pub title: String,
    /// Product picture.
    pub image: Option<String>,
    /// Price of one piece, in minor units.
    pub unit_minor: i64,
    /// Price of the line, in minor units.
    pub total_minor: i64,
    /// Pieces.
    pub quantity: u32,
}

/// What a shopper wants changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// So many more pieces of a variant.
    Add {
        /// Variant id.
        variant: String,
        /// Pieces.
        quantity: u32,
    },
    /// One piece less; the last one stays, since taking it away is `Remove`.
    Less(String),
    /// The whole line goes.
    Remove(String),
}

/// The lines as they would be with the wish granted. Relative wishes, so that quick taps add up however slow the server is.
#[must_use]
pub fn grant(mut lines: Vec<Line>, wish: &Wish) -> Vec<Line> {
    match wish {
        Wish::Add { variant, quantity } => match lines
            .iter_mut()
            .find(|line| line.variant == *variant)
        {
            Some(line) => line.quantity = line.quantity.saturating_add(*quantity).min(MAX_QUANTITY),
            None => lines.push(Line {
                variant: variant.clone(),
                quantity: (*quantity).clamp(1, MAX_QUANTITY),
                ..Line::default()
            }),
        },
        Wish::Less(variant) => {
            if let Some(line) = lines.iter_mut().find(|line| line.variant == *variant) {
                line.quantity = line.quantity.saturating_sub(1).max(1);
            }
        }
        Wish::Remove(variant) => lines.retain(|line| line.variant != *variant),
    }
    lines
}

/// Pieces in all lines.
#[must_use]
pub fn pieces(lines: &[Line]) -> u32 {
    lines.iter().map(|line| line.quantity).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bag(lines: &[(&str, u32)]) -> Vec<Line> {
        let line = |&(variant, quantity): &(&str, u32)| Line {
            variant: variant.into(),
            quantity,
            ..Line::default()
        };
        lines.iter().map(line).collect()
    }

    fn add(variant: &str, quantity: u32) -> Wish {
        Wish::Add {
            variant: variant.into(),
            quantity,
        }
    }

    #[test]
    fn wishes_change_what_they_name_and_nothing_else() {
        let start = [("mug", 2), ("vase", 1)];
        for (wish, expected) in [
            (add("mug", 1), vec![("mug", 3), ("vase", 1)]),
            (add("mug", 500), vec![("mug", 99), ("vase", 1)]),
            (add("lamp", 0), vec![("mug", 2), ("vase", 1), ("lamp", 1)]),
            (Wish::Less("mug".into()), vec![("mug", 1), ("vase", 1)]),
            (Wish::Less("vase".into()), vec![("mug", 2), ("vase", 1)]),
            (Wish::Less("lamp".into()), vec![("mug", 2), ("vase", 1)]),
            (Wish::Remove("mug".into()), vec![("vase", 1)]),
        ] {
            assert_eq!(grant(bag(&start), &wish), bag(&expected), "{wish:?}");
        }
    }

    #[test]
    fn the_count_is_of_pieces() {
        assert_eq!(pieces(&bag(&[("mug", 2), ("vase", 1)])), 3);
    }
}
