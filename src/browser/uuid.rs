//! Random UUIDs (RFC 9562, version 4). `crypto.randomUUID` exists in secure contexts only; a blog on plain HTTP has none.

/// Writes 16 random bytes as a UUID of version 4.
#[must_use]
pub fn from_random(mut bytes: [u8; 16]) -> String {
    let [_, _, _, _, _, _, version, _, variant, ..] = &mut bytes;
    *version = (*version & 0x0f) | 0x40;
    *variant = (*variant & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for half in [byte >> 4, byte & 0x0f] {
            text.push(char::from_digit(half.into(), 16).unwrap_or('0'));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::from_random;

    #[test]
    fn version_and_variant_are_marked() {
        assert_eq!(from_random([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(
            from_random([0xff; 16]),
            "ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
        assert_eq!(
            from_random(*b"0123456789abcdef"),
            "30313233-3435-4637-b839-616263646566"
        );
    }
}
