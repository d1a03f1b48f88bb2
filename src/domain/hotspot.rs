//! A hotspot: the place in a picture, and the moment in a video, where a product can be tapped.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{CardSide, HotspotId, Localized, Place, ProductId};

/// A share of a whole, from 0 to 1, both included. Never NaN.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Fraction(f64);

/// The number is not between 0 and 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("must be a number from 0 to 1")]
pub struct FractionError;

impl Fraction {
    /// Takes a number from 0 to 1.
    pub fn new(value: f64) -> Result<Self, FractionError> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value))
        } else {
            Err(FractionError)
        }
    }

    /// The nearest number from 0 to 1; what is no number is 0.
    #[must_use]
    pub fn nearest(value: f64) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// The number, from 0 to 1.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Fraction {
    type Error = FractionError;

    fn try_from(value: f64) -> Result<Self, FractionError> {
        Self::new(value)
    }
}

impl From<Fraction> for f64 {
    fn from(fraction: Fraction) -> Self {
        fraction.0
    }
}

/// One tappable product in a medium.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hotspot {
    /// Unique within the post; stands in deep links.
    pub id: HotspotId,
    /// What a tap shows.
    pub product: ProductId,
    /// Distance from the medium's left edge, as a share of its width.
    pub x: Fraction,
    /// Distance from the medium's top edge, as a share of its height.
    pub y: Fraction,
    /// A name of its own instead of the product's title.
    #[serde(default)]
    pub label: Option<Localized>,
    /// In a video: when it appears, in seconds; from the start when absent.
    #[serde(default)]
    pub from_s: Option<f64>,
    /// In a video: when it goes, in seconds; at the end when absent.
    #[serde(default)]
    pub to_s: Option<f64>,
    /// In a video: where it is at `to_s`, when it moves there steadily; it stays where it is when absent.
    #[serde(default)]
    pub to: Option<Place>,
    /// Where its card opens, if that matters.
    #[serde(default)]
    pub side: Option<CardSide>,
}

impl Hotspot {
    /// Whether its times make sense: finite, not negative, and the end after the start.
    #[must_use]
    pub fn has_valid_times(&self) -> bool {
        let valid = |t: Option<f64>| t.is_none_or(|t| t.is_finite() && t >= 0.0);
        let from_s = self.from_s.unwrap_or(0.0);
        valid(self.from_s) && valid(self.to_s) && self.to_s.is_none_or(|to_s| to_s > from_s)
    }

    /// Whether it knows when to arrive, if it moves.
    #[must_use]
    pub fn arrives(&self) -> bool {
        self.to.is_none() || self.to_s.is_some()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_place_outside_the_picture_is_refused() {
        for (value, valid) in [
            (0.0, true),
            (1.0, true),
            (-0.001, false),
            (1.001, false),
            (f64::NAN, false),
            (f64::INFINITY, false),
        ] {
            assert_eq!(Fraction::new(value).is_ok(), valid, "{value}");
        }
        let json = r#"{"id":"mug","product":"coffee-mug","x":31,"y":0.4}"#;
        let error = serde_json::from_str::<Hotspot>(json)
            .unwrap_err()
            .to_string();
        assert!(error.contains("from 0 to 1"), "{error}");
    }

    #[test]
    fn times_must_run_forward() {
        let json = r#"{"id":"mug","product":"coffee-mug","x":0.5,"y":0.4}"#;
        let hotspot: Hotspot = serde_json::from_str(json).unwrap();
        for (from_s, to_s, valid) in [
            (None, None, true),
            (Some(1.0), Some(4.5), true),
            (None, Some(4.5), true),
            (Some(2.0), Some(2.0), false),
            (Some(-1.0), None, false),
            (None, Some(f64::NAN), false),
        ] {
            let timed = Hotspot {
                from_s,
                to_s,
                ..hotspot.clone()
            };
            assert_eq!(timed.has_valid_times(), valid, "{from_s:?} to {to_s:?}");
        }
    }

    proptest! {
        #[test]
        fn a_fraction_survives_json(value in 0.0f64..=1.0) {
            let fraction = Fraction::new(value).unwrap();
            let text = serde_json::to_string(&fraction).unwrap();
            let back: Fraction = serde_json::from_str(&text).unwrap();
            prop_assert!((back.get() - value).abs() < 1e-12);
        }
    }
}
