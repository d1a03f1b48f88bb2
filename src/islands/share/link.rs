//! The address of a network's share page.

/// Puts address, title and picture into a target's pattern, each encoded. One pass, so that a title that looks like a place is only a title.
pub fn fill(pattern: &str, url: &str, title: &str, picture: &str) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = match name {
            "url" => url,
            "title" => title,
            _ => picture,
        };
        encode(value, &mut filled);
        rest = after;
    }
    filled + rest
}

/// Percent-encoding with `%20`: a `+` would stand in the subject of a mail.
fn encode(text: &str, into: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |value: u8| DIGITS.get(usize::from(value)).map_or('0', |digit| char::from(*digit));
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}
