use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use scanner::{Decoder, Sighting};

/// `digital-id decode <image>…`: a line for each picture: `name<TAB>text`, an empty text
/// where no code was found. A picture that cannot be read is an error after all others
/// were tried.
pub(super) fn decode(images: &[PathBuf]) -> anyhow::Result<()> {
    let mut decoder = Decoder::new();
    let mut failed = 0_usize;
    let mut out = std::io::stdout().lock();
    for path in images {
        match read(&mut decoder, path) {
            Ok(text) => writeln!(out, "{}\t{}", path.display(), one_line(&text))?,
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", path.display());
            }
        }
    }
    anyhow::ensure!(
        failed == 0,
        "{failed} of {} pictures could not be read",
        images.len()
    );
    Ok(())
}

fn read(decoder: &mut Decoder, path: &Path) -> anyhow::Result<String> {
    let luma = image::ImageReader::open(path)
        .context("cannot open")?
        .with_guessed_format()
        .context("cannot read")?
        .decode()
        .context("not a PNG, JPEG or WebP picture")?
        .into_luma8();
    let size = |length: u32| usize::try_from(length).unwrap_or(usize::MAX);
    let (width, height) = (size(luma.width()), size(luma.height()));
    Ok(
        match decoder.decode_thoroughly(luma.as_raw(), width, height) {
            Sighting::Code(reading) => reading.text,
            _ => String::new(),
        },
    )
}

/// A code may contain line ends; the output has one line for each picture.
fn one_line(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
        .replace('\t', "\\t")
}
