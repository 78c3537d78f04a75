//! The symbol of a code on its way to a screen: whether each module is dark, six modules a
//! character of the Base64url alphabet. A phone holds many codes ahead, and drawn as a path
//! each is 25 times as long.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Modules in a character.
const EACH: usize = 6;

/// The modules, row by row; the last character is filled up with light ones.
pub fn pack(dark: &[bool]) -> String {
    let character = |modules: &[bool]| {
        let bit = |at: usize| usize::from(modules.get(at).copied().unwrap_or_default());
        let value = (0..EACH).fold(0, |value, at| value * 2 + bit(at));
        ALPHABET.get(value).map(|letter| char::from(*letter))
    };
    dark.chunks(EACH).filter_map(character).collect()
}

/// The dark modules as an SVG path, one unit a module, without the quiet zone: row by row,
/// neighbours in a row merged into one rectangle. What is not such a symbol draws less, or
/// nothing.
pub fn path(size: u32, modules: &str) -> String {
    let Ok(side) = usize::try_from(size) else {
        return String::new();
    };
    let dark = unpack(modules);
    let mut path = String::with_capacity(modules.len() * EACH * 4);
    for (y, row) in dark.chunks(side.max(1)).take(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&true) {
                let length = run.len().to_string();
                for part in [
                    "M",
                    &x.to_string(),
                    " ",
                    &y.to_string(),
                    "h",
                    &length,
                    "v1h-",
                    &length,
                    "z",
                ] {
                    path.push_str(part);
                }
            }
            x += run.len();
        }
    }
    path
}

/// What [`pack`] was given, and a few light modules to fill up the last character.
pub fn unpack(modules: &str) -> Vec<bool> {
    modules.bytes().flat_map(unpack_letter).collect()
}

fn unpack_letter(letter: u8) -> [bool; EACH] {
    let value = ALPHABET.iter().position(|known| *known == letter);
    let value = value.unwrap_or_default();
    [32, 16, 8, 4, 2, 1].map(|bit| value & bit != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_rectangle() {
        let rows = [
            [true, true, true],
            [false, true, false],
            [true, false, true],
        ];
        let modules = pack(&rows.concat());
        assert_eq!(modules, "6o");
        assert_eq!(
            path(3, &modules),
            "M0 0h3v1h-3zM1 1h1v1h-1zM0 2h1v1h-1zM2 2h1v1h-1z"
        );
    }

    #[test]
    fn every_value_comes_back() {
        for value in 0_usize..64 {
            let dark = [32, 16, 8, 4, 2, 1].map(|bit| value & bit != 0);
            let packed = pack(&dark);
            assert_eq!(packed.len(), 1);
            assert_eq!(unpack(&packed), dark);
        }
    }

    #[test]
    fn what_is_no_symbol_draws_nothing() {
        assert_eq!(path(0, "6o"), "");
        assert_eq!(path(3, ""), "");
        assert_eq!(path(3, "ёж"), "");
    }
}
