//! Rates of issuing and verifying codes beside bare Ed25519, on one core: a line of JSON.
//! `cargo xtask bench codes` runs it and prints them for people.

mod work;

use std::time::Instant;

use work::Bench;

/// Times each kind of work is measured, in turns. The quickest turn counts: whatever else runs
/// on the machine only ever adds.
const TURNS: usize = 200;
/// Pieces of work in one turn: few, so that some turns are undisturbed on a busy machine.
const COUNT: u32 = 50;

fn main() -> Result<(), &'static str> {
    let bench = Bench::new().ok_or("the sample code could not be made")?;
    if bench.verify(1) != 1 || bench.bare_verify(1) != 1 {
        return Err("the sample code is not valid");
    }
    let works: [(&str, &dyn Fn()); 4] = [
        ("sign", &|| bench.bare_sign(COUNT)),
        ("issue", &|| bench.issue(COUNT)),
        ("bare_verify", &|| _ = bench.bare_verify(COUNT)),
        ("verify", &|| _ = bench.verify(COUNT)),
    ];
    let mut quickest = [f64::INFINITY; 4];
    for _ in 0..TURNS {
        for ((_, work), quickest) in works.iter().zip(&mut quickest) {
            let start = Instant::now();
            work();
            let each = start.elapsed().as_secs_f64() * 1e6 / f64::from(COUNT);
            *quickest = quickest.min(each);
        }
    }
    let fields = works
        .iter()
        .zip(quickest)
        .map(|((name, _), micros)| format!("\"{name}\":{micros:.3}"));
    println!("{{{}}}", fields.collect::<Vec<_>>().join(","));
    Ok(())
}
