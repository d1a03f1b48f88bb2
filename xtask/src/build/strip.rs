//! Leaves out a module's custom sections: names, relocations, the linker's tables. No browser reads any of them.

use anyhow::{Context, Result, bail};

/// Magic number and version.
const HEADER_LENGTH: usize = 8;
const CUSTOM_SECTION: u8 = 0;

/// The module without its custom sections. The format: <https://webassembly.github.io/spec/core/binary/modules.html>
pub fn strip(module: &[u8]) -> Result<Vec<u8>> {
    let (header, mut rest) = module
        .split_at_checked(HEADER_LENGTH)
        .context("the module has no header")?;
    let mut stripped = header.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, contents) = read_length(after_id)?;
        let (_, next) = contents
            .split_at_checked(length)
            .context("a section is longer than the module")?;
        let (section, _) = rest
            .split_at_checked(rest.len() - next.len())
            .context("a section is longer than the module")?;
        if id != CUSTOM_SECTION {
            stripped.extend_from_slice(section);
        }
        rest = next;
    }
    Ok(stripped)
}

/// Reads an unsigned LEB128 number of at most 32 bits; returns it and what follows.
fn read_length(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            let (_, rest) = bytes.split_at(index + 1);
            return Ok((value, rest));
        }
    }
    bail!("a section has no length")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [HEADER, &sections.concat()].concat()
    }

    #[test]
    fn keeps_all_but_custom_sections_in_order() {
        // The length of the second custom section is padded to five bytes, as linkers write it.
        let custom: &[u8] = &[0, 3, 1, b'x', 9];
        let padded: &[u8] = &[0, 0x82, 0x80, 0x80, 0x80, 0x00, 1, b'y'];
        let (types, code): (&[u8], &[u8]) = (&[1, 2, 7, 7], &[10, 1, 5]);
        let stripped = strip(&module(&[custom, types, padded, code, custom])).unwrap();
        assert_eq!(stripped, module(&[types, code]));
    }

    #[test]
    fn refuses_what_is_cut_off() {
        for broken in [
            &b"\0asm"[..],
            &module(&[&[1, 5, 0]]),
            &module(&[&[1, 0x80]]),
        ] {
            assert!(strip(broken).is_err(), "{broken:?}");
        }
    }
}
