//! A cart: which variants, how many, for whom. It holds no prices; those come from the catalog each time it is shown.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::discount::MAX_CODES;
use super::quantity::QuantityError;
use super::{
    Attribution, CartId, Context, DiscountCode, LineItemId, Personalization, Quantity, Timestamp,
    VariantId,
};

/// The most lines a cart can hold.
pub const MAX_LINES: usize = 50;

/// What one browser collected before buying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    /// The cart's id, which is all that is needed to change it.
    pub id: CartId,
    /// Its lines, each variant once for each way it is made, in the order they came.
    pub lines: Vec<CartLine>,
    /// The discount codes that were typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<DiscountCode>,
    /// For whom prices are estimated.
    pub context: Context,
    /// Where the sale came from.
    pub attribution: Attribution,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// One variant in a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// Names the line within its cart; stays while the line stays.
    pub id: LineItemId,
    /// What is to be bought.
    pub variant: VariantId,
    /// How many pieces.
    pub quantity: Quantity,
    /// How each piece is made.
    #[serde(default, skip_serializing_if = "Personalization::is_empty")]
    pub personalization: Personalization,
}

/// A line as somebody asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRequest {
    /// The line it is to become, for a shopper who changes how a piece is made. Unknown ids count as none.
    pub id: Option<LineItemId>,
    /// What is to be bought.
    pub variant: VariantId,
    /// How many pieces.
    pub quantity: Quantity,
    /// How each piece is to be made.
    pub personalization: Personalization,
}

impl LineRequest {
    /// Pieces as they come.
    #[must_use]
    pub fn new(variant: VariantId, quantity: Quantity) -> Self {
        Self {
            id: None,
            variant,
            quantity,
            personalization: Personalization::none(),
        }
    }

    fn is_for(&self, line: &CartLine) -> bool {
        line.variant == self.variant && line.personalization == self.personalization
    }
}

/// The line as it is, to be asked for again.
impl From<&CartLine> for LineRequest {
    fn from(line: &CartLine) -> Self {
        Self {
            id: Some(line.id.clone()),
            variant: line.variant.clone(),
            quantity: line.quantity,
            personalization: line.personalization.clone(),
        }
    }
}

/// A cart cannot become what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CartError {
    /// A line would hold too many pieces.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// There would be too many lines.
    #[error("a cart holds at most {MAX_LINES} different items")]
    TooManyLines,
}

impl CartError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Quantity(error) => error.code(),
            Self::TooManyLines => "too_many_lines",
        }
    }
}

impl Cart {
    /// An empty cart.
    #[must_use]
    pub fn new(id: CartId, context: Context, attribution: Attribution, now: Timestamp) -> Self {
        Self {
            id,
            lines: Vec::new(),
            codes: Vec::new(),
            context,
            attribution,
            created_at: now,
            updated_at: now,
        }
    }

    /// Makes the lines exactly these. Requests for the same thing become one line; what was in the cart keeps its line's id, and so does
    /// a line that a request names. On error nothing changes.
    pub fn replace_lines(
        &mut self,
        requests: &[LineRequest],
        now: Timestamp,
    ) -> Result<(), CartError> {
        let mut lines: Vec<CartLine> = Vec::new();
        // Ids of lines that go are not handed out again in the same change, so a client cannot confuse the two.
        let mut next = next_number(&self.lines);
        for request in requests {
            let named = self.lines.iter().find(|line| {
                Some(&line.id) == request.id.as_ref() && line.variant == request.variant
            });
            let kept = named
                .or_else(|| self.lines.iter().find(|line| request.is_for(line)))
                .map(|line| &line.id)
                .filter(|id| lines.iter().all(|line| line.id != **id));
            merge(&mut lines, request, kept, &mut next)?;
        }
        self.lines = lines;
        self.updated_at = now;
        Ok(())
    }

    /// Adds pieces of a variant, to its line if it has one. On error nothing changes.
    pub fn add(&mut self, request: &LineRequest, now: Timestamp) -> Result<(), CartError> {
        let mut lines = self.lines.clone();
        let mut next = next_number(&lines);
        merge(&mut lines, request, None, &mut next)?;
        self.lines = lines;
        self.updated_at = now;
        Ok(())
    }

    /// Makes the discount codes exactly these; whether one of them counts shows when the cart is priced.
    pub fn set_codes(&mut self, codes: &[DiscountCode], now: Timestamp) {
        self.codes = codes.iter().take(MAX_CODES).cloned().collect();
        self.updated_at = now;
    }

    /// Takes out what was bought. What has come in since the checkout was made stays, with the codes that were not used there.
    pub fn take_out(&mut self, bought: &[CartLine], used: &[DiscountCode], now: Timestamp) {
        for taken in bought {
            // By its id, or by what it is: lines get ids anew, and a product's questions may change.
            let line = self.lines.iter().position(|line| {
                let is_same = line.id == taken.id || line.personalization == taken.personalization;
                line.variant == taken.variant && is_same
            });
            let Some(line) = line.and_then(|index| self.lines.get_mut(index)) else {
                continue;
            };
            match line.quantity.minus(taken.quantity) {
                Some(left) => line.quantity = left,
                None => {
                    let id = line.id.clone();
                    self.lines.retain(|line| line.id != id);
                }
            }
        }
        self.codes.retain(|code| !used.contains(code));
        self.updated_at = now;
    }

    /// How many pieces the cart holds altogether: the number on the bag button.
    #[must_use]
    pub fn pieces(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity.get()).sum()
    }
}

fn merge(
    lines: &mut Vec<CartLine>,
    request: &LineRequest,
    kept: Option<&LineItemId>,
    next: &mut u32,
) -> Result<(), CartError> {
    if let Some(line) = lines.iter_mut().find(|line| request.is_for(line)) {
        line.quantity = line.quantity.plus(request.quantity)?;
        return Ok(());
    }
    if lines.len() >= MAX_LINES {
        return Err(CartError::TooManyLines);
    }
    let id = match kept {
        Some(id) => id.clone(),
        None => {
            *next = next.saturating_add(1);
            LineItemId::numbered(*next)
        }
    };
    lines.push(CartLine {
        id,
        variant: request.variant.clone(),
        quantity: request.quantity,
        personalization: request.personalization.clone(),
    });
    Ok(())
}

/// The highest number among the lines' ids; new lines count on from there.
fn next_number(lines: &[CartLine]) -> u32 {
    lines
        .iter()
        .filter_map(|line| line.id.number())
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::from_unix_ms(1);

    fn cart() -> Cart {
        let id = CartId::new("cart").unwrap();
        Cart::new(
            id,
            Context::default(),
            Attribution::default(),
            Timestamp::default(),
        )
    }

    fn ask(variant: &str, pieces: i64) -> LineRequest {
        LineRequest::new(
            VariantId::new(variant).unwrap(),
            Quantity::new(pieces).unwrap(),
        )
    }

    fn engraved(variant: &str, pieces: i64, text: &str) -> LineRequest {
        LineRequest {
            personalization: serde_json::from_value(serde_json::json!({ "text": text })).unwrap(),
            ..ask(variant, pieces)
        }
    }

    fn ids(cart: &Cart) -> Vec<&str> {
        cart.lines.iter().map(|line| line.id.as_str()).collect()
    }

    #[test]
    fn adding_a_variant_twice_makes_one_line() {
        let mut cart = cart();
        cart.add(&ask("mug", 1), NOW).unwrap();
        cart.add(&ask("tin", 1), NOW).unwrap();
        cart.add(&ask("mug", 2), NOW).unwrap();
        assert_eq!(ids(&cart), ["li_1", "li_2"]);
        assert_eq!((cart.pieces(), cart.lines[0].quantity.get()), (4, 3));
        assert_eq!(cart.updated_at, NOW);
    }

    #[test]
    fn a_line_that_stays_keeps_its_id() {
        let mut cart = cart();
        cart.replace_lines(&[ask("mug", 1), ask("tin", 1)], NOW)
            .unwrap();
        cart.replace_lines(&[ask("pot", 1), ask("tin", 5)], NOW)
            .unwrap();
        assert_eq!(ids(&cart), ["li_3", "li_2"]);
    }

    #[test]
    fn what_is_made_differently_is_another_line() {
        let mut cart = cart();
        cart.replace_lines(
            &[
                engraved("shears", 1, "A"),
                ask("shears", 1),
                engraved("shears", 2, "A"),
            ],
            NOW,
        )
        .unwrap();
        assert_eq!(ids(&cart), ["li_1", "li_2"]);
        assert_eq!(cart.lines[0].quantity.get(), 3);
        // A line that is named keeps its id through a new engraving.
        let anew = LineRequest {
            id: Some(LineItemId::numbered(1)),
            ..engraved("shears", 3, "B")
        };
        cart.replace_lines(&[anew, ask("shears", 1)], NOW).unwrap();
        assert_eq!(ids(&cart), ["li_1", "li_2"]);
        // Nobody gets an id twice.
        let twice = [
            LineRequest {
                id: Some(LineItemId::numbered(1)),
                ..engraved("shears", 1, "C")
            },
            engraved("shears", 1, "B"),
        ];
        cart.replace_lines(&twice, NOW).unwrap();
        assert_eq!(ids(&cart), ["li_1", "li_3"]);
    }

    #[test]
    fn an_impossible_change_changes_nothing() {
        let mut cart = cart();
        cart.add(&ask("mug", 99), NOW).unwrap();
        let before = cart.clone();
        let later = Timestamp::from_unix_ms(2);
        assert_eq!(
            cart.add(&ask("mug", 1), later).unwrap_err().code(),
            "invalid_quantity"
        );
        let many: Vec<_> = (0..=MAX_LINES).map(|n| ask(&format!("v{n}"), 1)).collect();
        assert_eq!(
            cart.replace_lines(&many, later).unwrap_err().code(),
            "too_many_lines"
        );
        assert_eq!(cart, before);
    }

    #[test]
    fn what_is_bought_goes_and_what_came_since_stays() {
        let mut cart = cart();
        let codes = ["SPENT", "KEPT"].map(|code| DiscountCode::new(code).unwrap());
        cart.set_codes(&codes, NOW);
        let bought = [ask("mug", 2), engraved("shears", 1, "A"), ask("tin", 3)];
        cart.replace_lines(&bought, NOW).unwrap();
        let bought = cart.lines.clone();
        // A mug more, another engraving, fewer tins, something else.
        let now = [
            ask("mug", 3),
            engraved("shears", 1, "B"),
            engraved("shears", 1, "A"),
            ask("tin", 1),
            ask("pot", 1),
        ];
        cart.replace_lines(&now, NOW).unwrap();
        let later = Timestamp::from_unix_ms(2);
        cart.take_out(&bought, &codes[..1], later);
        let left: Vec<_> = cart
            .lines
            .iter()
            .map(|line| (line.variant.as_str(), line.quantity.get()))
            .collect();
        assert_eq!(left, [("mug", 1), ("shears", 1), ("pot", 1)]);
        let engraving = serde_json::to_value(&cart.lines[1].personalization).unwrap();
        assert_eq!(engraving, serde_json::json!({ "text": "B" }));
        assert_eq!((&cart.codes[..], cart.updated_at), (&codes[1..], later));
    }

    proptest! {
        #[test]
        fn every_piece_asked_for_is_in_the_cart(asked in prop::collection::vec((0u8..8, 1i64..6), 0..12)) {
            let requests: Vec<_> = asked.iter().map(|(v, n)| ask(&format!("v{v}"), *n)).collect();
            let mut cart = cart();
            cart.replace_lines(&requests, NOW).unwrap();
            prop_assert_eq!(i64::from(cart.pieces()), asked.iter().map(|(_, n)| n).sum::<i64>());
            let mut unique = ids(&cart);
            unique.sort_unstable();
            unique.dedup();
            prop_assert_eq!(unique.len(), cart.lines.len());
        }
    }
}
