//! No white space at the ends of lines, no notes to oneself, no paths of one's own machine.

use super::{Remark, sources::Sources};

// In two pieces each, so that this file does not break its own rule.
const FORBIDDEN: &[(&str, &str)] = &[
    (
        concat!("TO", "DO"),
        "a note to oneself; open an issue instead",
    ),
    (
        concat!("FIX", "ME"),
        "a note to oneself; open an issue instead",
    ),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
];

pub fn check(sources: &Sources) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for file in &sources.files {
        let mut complain = |number: usize, what: &str| {
            remarks.push(Remark::Complaint(format!("{}:{number}: {what}", file.path)));
        };
        for (index, line) in file.text.lines().enumerate() {
            if line.ends_with([' ', '\t']) {
                complain(index + 1, "white space at the end of the line");
            }
            for (forbidden, why) in FORBIDDEN {
                if line.contains(forbidden) {
                    complain(index + 1, &format!("{forbidden} is {why}"));
                }
            }
        }
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            complain(
                file.text.lines().count(),
                "no line break at the end of the file",
            );
        }
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_found_once() {
        let note = concat!("// TO", "DO: later\n");
        for (text, complaints) in [
            ("fine\n", 0),
            ("", 0),
            ("space \n", 1),
            ("tab\t\n", 1),
            ("cut off", 1),
            (note, 1),
        ] {
            let remarks = check(&Sources::of(&[("a.rs", text)]));
            assert_eq!(remarks.len(), complaints, "{text:?} {remarks:?}");
        }
    }
}
