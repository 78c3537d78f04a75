//! What whoever has typed the command is told.

use std::net::SocketAddr;

use crate::{commands::demo, state::AppState};

/// What a person who has just typed the command wants to know.
pub(super) fn tell(state: &AppState, listen: SocketAddr, in_lan: bool) {
    println!("\nDigital ID: {}", state.origin);
    if in_lan {
        println!("{}", terminal_code(state.origin.as_str()));
        println!(
            "certificate of this installation's own authority: {}/lan/ca.crt",
            state.origin
        );
    } else {
        println!("listening on {listen}");
    }
    if state.demo {
        demo::print_people();
    }
}

/// The address as a code that a phone can read off the terminal.
fn terminal_code(text: &str) -> String {
    qrcode::QrCode::new(text).map_or_else(
        |_| String::new(),
        |code| {
            let width = code.width();
            let colors = code.to_colors();
            let dark = |x: isize, y: isize| {
                let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
                    return false;
                };
                x < width && y < width && colors.get(y * width + x) == Some(&qrcode::Color::Dark)
            };
            let side = isize::try_from(width).unwrap_or(0);
            // Two modules a character; light ones are drawn, since terminals are dark.
            (-2..side + 2)
                .step_by(2)
                .map(|y| {
                    (-2..side + 2)
                        .map(|x| match (dark(x, y), dark(x, y + 1)) {
                            (false, false) => '█',
                            (false, true) => '▀',
                            (true, false) => '▄',
                            (true, true) => ' ',
                        })
                        .chain(['\n'])
                        .collect::<String>()
                })
                .collect()
        },
    )
}
