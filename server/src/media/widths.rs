//! In which widths a picture is kept.

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureRole {
    /// Fills a post.
    Scene,
    /// Stands on a product's card.
    Product,
}

impl PictureRole {
    /// The widths a picture of `natural` pixels is kept in, ascending. It is never scaled up;
    /// a picture between two steps is kept in its own width too, so that no sharpness is lost.
    #[must_use]
    pub fn widths(self, natural: u32) -> Vec<u32> {
        let steps: &[u32] = match self {
            Self::Scene => &[480, 800, 1200, 1600],
            Self::Product => &[480, 800],
        };
        let largest = steps.last().copied().unwrap_or(natural).min(natural);
        steps
            .iter()
            .copied()
            .filter(|step| *step < largest)
            .chain([largest])
            .collect()
    }

    /// Part of the content address: the same file in another role is another medium.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Scene => "scene",
            Self::Product => "product",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PictureRole::{Product, Scene};

    #[test]
    fn never_upscaled_and_never_more_than_the_largest_step() {
        for (role, natural, expected) in [
            (Scene, 4000, vec![480, 800, 1200, 1600]),
            (Scene, 1600, vec![480, 800, 1200, 1600]),
            (Scene, 1000, vec![480, 800, 1000]),
            (Scene, 480, vec![480]),
            (Scene, 1, vec![1]),
            (Product, 1600, vec![480, 800]),
            (Product, 600, vec![480, 600]),
        ] {
            assert_eq!(role.widths(natural), expected, "{role:?} {natural}");
        }
    }
}
