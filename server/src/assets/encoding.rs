//! Which of the prepared encodings a browser takes.

/// An encoding that a file may be prepared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// The file as it is.
    Identity,
}

impl Encoding {
    /// Value of `Content-Encoding`.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    /// The best of `offered` that an `Accept-Encoding` header allows. Order decides between equals.
    /// Identity is always possible for us, even where a client forbids it: an answer helps more than a 406.
    #[must_use]
    pub fn negotiate(header: Option<&str>, offered: &[Self]) -> Self {
        let header = header.unwrap_or_default();
        let mut best = (Self::Identity, 0);
        for encoding in offered {
            let weight = weight(header, encoding.token());
            if weight > best.1 {
                best = (*encoding, weight);
            }
        }
        best.0
    }
}

/// The `q` of a token in thousandths; 0 when it is absent or refused (RFC 9110, 12.5.3).
fn weight(header: &str, token: &str) -> u16 {
    let mut wildcard = 0;
    for part in header.split(',') {
        let mut pieces = part.split(';').map(str::trim);
        let name = pieces.next().unwrap_or_default();
        let q = pieces
            .find_map(|piece| {
                piece
                    .strip_prefix("q=")
                    .or_else(|| piece.strip_prefix("Q="))
            })
            .map_or(1000, thousandths);
        if name.eq_ignore_ascii_case(token) {
            return q;
        }
        if name == "*" {
            wildcard = q;
        }
    }
    wildcard
}

/// `0.85` is 850; what is no number counts as refused.
fn thousandths(text: &str) -> u16 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<u16>()) {
        ("1", _) => 1000,
        ("0", Ok(fraction)) => fraction,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, Brotli, Gzip, Identity};

    #[test]
    fn the_best_allowed_encoding_wins() {
        for (header, expected) in [
            (Some("gzip, deflate, br, zstd"), Brotli),
            (Some("gzip, deflate"), Gzip),
            (Some("br;q=0, gzip"), Gzip),
            (Some("br;q=0.5, gzip;q=0.9"), Gzip),
            (Some("*"), Brotli),
            (Some("*;q=0.1, br;q=0"), Gzip),
            (Some("BR"), Brotli),
            (Some("br;q=abc"), Identity),
            (Some("identity"), Identity),
            (Some(""), Identity),
            (None, Identity),
        ] {
            assert_eq!(
                Encoding::negotiate(header, &[Brotli, Gzip]),
                expected,
                "{header:?}"
            );
        }
        assert_eq!(Encoding::negotiate(Some("br"), &[]), Identity);
    }
}
