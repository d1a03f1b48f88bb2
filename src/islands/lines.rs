//! The lines of a bag, and what a shopper's wish makes of them. Pure: quantities only, the server prices them.

/// Most pieces of one variant, as the server rules it.
pub const MAX_QUANTITY: u32 = crate::domain::Quantity::MAX as u32;

/// What a line is about. Pieces that are made differently stand on lines of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Variant id, UCP's item id.
    pub variant: String,
    /// How it is made: the answers as JSON, as requests carry them; empty for one as it comes.
    pub made: String,
}

/// One line, as the server last told it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Line item id; empty until the server has given one.
    pub id: String,
    /// What each piece is.
    pub piece: Piece,
    /// Title with the variant, in the shopper's language.
    pub title: String,
    /// How each piece is made, as text; empty for one as it comes.
    pub specified: String,
    /// What has to be told beside its price; may be empty.
    pub note: String,
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
    /// So many more pieces.
    Add {
        /// Of what.
        piece: Piece,
        /// Pieces.
        quantity: u32,
    },
    /// One piece less; the last one stays, since taking it away is `Remove`.
    Less(Piece),
    /// The whole line goes.
    Remove(Piece),
}

/// The lines as they would be with the wish granted. Relative wishes, so that quick taps add up however slow the server is.
#[must_use]
pub fn grant(mut lines: Vec<Line>, wish: &Wish) -> Vec<Line> {
    match wish {
        Wish::Add { piece, quantity } => match lines.iter_mut().find(|line| line.piece == *piece) {
            Some(line) => line.quantity = line.quantity.saturating_add(*quantity).min(MAX_QUANTITY),
            None => lines.push(Line {
                piece: piece.clone(),
                quantity: (*quantity).clamp(1, MAX_QUANTITY),
                ..Line::default()
            }),
        },
        Wish::Less(piece) => {
            if let Some(line) = lines.iter_mut().find(|line| line.piece == *piece) {
                line.quantity = line.quantity.saturating_sub(1).max(1);
            }
        }
        Wish::Remove(piece) => lines.retain(|line| line.piece != *piece),
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

    fn plain(variant: &str) -> Piece {
        Piece {
            variant: variant.into(),
            ..Piece::default()
        }
    }

    fn bag(lines: &[(&str, u32)]) -> Vec<Line> {
        let line = |&(variant, quantity): &(&str, u32)| Line {
            piece: plain(variant),
            quantity,
            ..Line::default()
        };
        lines.iter().map(line).collect()
    }

    fn add(variant: &str, quantity: u32) -> Wish {
        Wish::Add {
            piece: plain(variant),
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
            (Wish::Less(plain("mug")), vec![("mug", 1), ("vase", 1)]),
            (Wish::Less(plain("vase")), vec![("mug", 2), ("vase", 1)]),
            (Wish::Less(plain("lamp")), vec![("mug", 2), ("vase", 1)]),
            (Wish::Remove(plain("mug")), vec![("vase", 1)]),
        ] {
            assert_eq!(grant(bag(&start), &wish), bag(&expected), "{wish:?}");
        }
    }

    #[test]
    fn what_is_made_differently_is_another_line() {
        let engraved = Piece {
            made: r#"[{"id":"text","value":"A"}]"#.into(),
            ..plain("shears")
        };
        let wish = Wish::Add {
            piece: engraved.clone(),
            quantity: 1,
        };
        let lines = grant(bag(&[("shears", 1)]), &wish);
        assert_eq!(pieces(&lines), 2);
        assert_eq!(grant(lines, &Wish::Remove(engraved)), bag(&[("shears", 1)]));
    }

    #[test]
    fn the_count_is_of_pieces() {
        assert_eq!(pieces(&bag(&[("mug", 2), ("vase", 1)])), 3);
    }
}
