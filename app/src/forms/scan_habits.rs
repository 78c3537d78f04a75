//! How a device scans: boxes, and one choice of seconds.

use super::Fields;
use crate::{
    error::{AppError, Problem},
    islands::scanner::habits::{CLEARS, Habits},
};

/// Reads the form; a box that is not ticked is not sent.
pub fn scan_habits(fields: &Fields) -> Result<Habits, AppError> {
    let clears = fields
        .one("clears", 2)
        .map_err(|problem| AppError::field("clears", problem))?;
    let clears = match clears.parse() {
        Ok(0) => None,
        Ok(seconds) => Some(seconds),
        Err(_) => return Err(AppError::field("clears", Problem::Shape)),
    };
    if !CLEARS.contains(&clears) {
        return Err(AppError::field("clears", Problem::Shape));
    }
    let has = |name| fields.first(name).is_some();
    Ok(Habits {
        clears,
        quiet: !has("sound"),
        still: !has("touch"),
        contrast: has("contrast"),
        large: has("large"),
        left: has("left"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_seconds() {
        let read = |pairs: &[(&str, &str)]| scan_habits(&Fields::of(pairs));
        let usual = [("clears", "15"), ("sound", "on"), ("touch", "on")];
        assert_eq!(read(&usual), Ok(Habits::default()));
        let other = read(&[("clears", "0"), ("left", "on")]).expect("good");
        assert!(other.clears.is_none() && other.quiet && other.still && other.left);
        for bad in [
            &[("sound", "on")] as &[_],
            &[("clears", "7")],
            &[("clears", "x")],
            &[("clears", "")],
            &[("clears", "999")],
            &[("clears", "5"), ("clears", "10")],
        ] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}
