//! Where a picture is tapped, in cells: enough to draw a heat map, too coarse to be anybody's fingerprint.

use crate::domain::Fraction;

/// Cells along one side of a picture, whatever its shape.
pub const SIDE: u16 = 24;

/// Cells of a picture.
pub const CELLS: u16 = SIDE * SIDE;

/// One cell, counted from the top left corner in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(u16);

impl Cell {
    /// The cell of a place in the picture.
    #[must_use]
    pub fn at(x: Fraction, y: Fraction) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a fraction of 24 fits"
        )]
        let step = |fraction: Fraction| {
            // The right and the lower edge belong to the last cell.
            ((fraction.get() * f64::from(SIDE)) as u16).min(SIDE - 1)
        };
        Self(step(y) * SIDE + step(x))
    }

    /// The cell of that number, if there is one.
    #[must_use]
    pub fn numbered(number: i64) -> Option<Self> {
        u16::try_from(number)
            .ok()
            .filter(|number| *number < CELLS)
            .map(Self)
    }

    /// Its number, below [`CELLS`].
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }

    /// Its column, from the left.
    #[must_use]
    pub fn column(self) -> u16 {
        self.0 % SIDE
    }

    /// Its row, from the top.
    #[must_use]
    pub fn row(self) -> u16 {
        self.0 / SIDE
    }
}
