//! Ids from the article numbers that merchants have.

/// The nearest id of our kind: lower case, other characters as single hyphens, at most 64 of them.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars() {
        let character = character.to_ascii_lowercase();
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(64);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn article_numbers_become_ids() {
        for (text, expected) in [
            ("SKU_123/45", "sku-123-45"),
            ("lounge-chair", "lounge-chair"),
            ("--Größe L--", "gr-e-l"),
            ("", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
        assert_eq!(slug(&"ab".repeat(60)).len(), 64);
    }
}
