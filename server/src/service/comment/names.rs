//! Names that a visitor cannot take, because they would pass for the brand or a creator.

use unicode_security::confusable_detection::skeleton;

/// Whether a name looks like one of the brand or of a creator: the same letters, or letters that look the same. The
/// brand's name may not stand in a longer one either ("Spotlet Support").
pub fn is_reserved(name: &str, brand: &str, creators: &[String]) -> bool {
    [face_of_lower, face_of_written].into_iter().any(|face| {
        let (name, brand) = (face(name), face(brand));
        // A brand of two letters would forbid half of all names.
        let speaks_for_brand = brand.chars().count() > 2 && name.contains(&brand);
        name == brand || speaks_for_brand || creators.iter().any(|creator| face(creator) == name)
    })
}

/// What is left to the eye: letters and digits by the Unicode table of confusables. The table knows some pairs in capitals
/// only and others in small letters only, so both are asked.
fn face_of_written(name: &str) -> String {
    let letters = skeleton(name).filter(|c| c.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

fn face_of_lower(name: &str) -> String {
    face_of_written(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_can_name_themselves_as_somebody_here() {
        let creators = ["Mara".to_owned(), "Jonas Bell".to_owned()];
        for (name, expected) in [
            ("Mara", true),
            ("mara", true),
            (" M.a.r.a ", true),
            ("М\u{430}ra", true),
            ("jonas  bell", true),
            ("Jonas", false),
            ("Maria", false),
            ("Maralyn", false),
            ("Nordhem", true),
            ("NORDHEM support", true),
            ("N\u{43e}rdhem", true),
            ("Ada", false),
            ("\u{1f984}", false),
        ] {
            assert_eq!(is_reserved(name, "Nordhem", &creators), expected, "{name}");
        }
    }
}
