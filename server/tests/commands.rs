//! The binary's commands, run as a person would.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use app::{error::AppError, ports::Accounts as _};
use image::{GrayImage, Luma};
use qrcode::{Color, QrCode};
use server::{accounts::StoredAccounts, clock::SystemClock, store::Database};
use std::sync::Arc;

fn digital_id(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_digital-id"))
        .args(args)
        .env_remove("DATABASE_URL")
        .output()
        .expect("the binary starts")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

/// A picture of a code, eight pixels a module, with its quiet zone.
fn draw(text: &str, path: &Path) {
    const SCALE: u32 = 8;
    const QUIET: u32 = 4;
    let code = QrCode::new(text).expect("fits");
    let side = u32::try_from(code.width()).expect("small");
    let colors = code.to_colors();
    let picture = GrayImage::from_fn(
        (side + 2 * QUIET) * SCALE,
        (side + 2 * QUIET) * SCALE,
        |x, y| {
            let (x, y) = (x / SCALE, y / SCALE);
            let inside = (QUIET..QUIET + side).contains(&x) && (QUIET..QUIET + side).contains(&y);
            let dark = inside
                && colors.get(((y - QUIET) * side + x - QUIET) as usize) == Some(&Color::Dark);
            Luma([if dark { 0 } else { 255 }])
        },
    );
    picture.save(path).expect("written");
}

#[test]
fn decode_prints_a_line_for_each_picture() {
    let folder = tempfile::tempdir().expect("folder");
    let [code, tabbed, wall] =
        ["code.png", "tabbed.jpg", "wall.png"].map(|n| folder.path().join(n));
    draw("HTTPS://ID.EXAMPLE/V#MFRGG", &code);
    draw("one\ttwo\nthree\\", &tabbed);
    GrayImage::from_pixel(320, 240, Luma([128]))
        .save(&wall)
        .expect("written");
    let output = digital_id(&["decode", text(&code), text(&tabbed), text(&wall)]);
    assert!(output.status.success(), "{}", said(&output));
    let lines: Vec<_> = out(&output).lines().collect();
    assert_eq!(
        lines,
        [
            format!("{}\tHTTPS://ID.EXAMPLE/V#MFRGG", code.display()),
            format!("{}\tone\\ttwo\\nthree\\\\", tabbed.display()),
            format!("{}\t", wall.display()),
        ]
    );
}

#[test]
fn decode_tries_all_pictures_and_then_fails_for_those_it_cannot_read() {
    let folder = tempfile::tempdir().expect("folder");
    let [broken, code] = ["broken.png", "code.png"].map(|n| folder.path().join(n));
    fs::write(&broken, "no picture").expect("written");
    draw("after the broken one", &code);
    let missing = folder.path().join("missing.png");
    let output = digital_id(&["decode", text(&broken), text(&missing), text(&code)]);
    assert!(!output.status.success());
    assert!(out(&output).contains("after the broken one"));
    assert!(said(&output).contains("broken.png"), "{}", said(&output));
    assert!(said(&output).contains("missing.png"), "{}", said(&output));
    assert!(!digital_id(&["decode"]).status.success(), "nothing to read");
}

#[tokio::test]
async fn the_first_operator_comes_from_the_command_line() {
    let folder = tempfile::tempdir().expect("folder");
    let data = folder.path().join("data");
    let password = folder.path().join("password");
    let create = |login: &str, password: &Path| {
        digital_id(&[
            "admin",
            "create",
            "--data",
            text(&data),
            "--name",
            "Первая Вера Ивановна",
            "--login",
            login,
            "--password-file",
            text(password),
        ])
    };
    fs::write(&password, "short\n").expect("written");
    let refused = create("+7 900 123-45-67", &password);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("password"), "{}", said(&refused));

    fs::write(&password, "длинный пароль 2026\nnot this line\n").expect("written");
    let created = create("+7 900 123-45-67", &password);
    assert!(created.status.success(), "{}", said(&created));
    assert!(!out(&created).contains("пароль 2026"));
    let again = create("+7 900 123-45-67", &password);
    assert!(said(&again).contains("already"), "{}", said(&again));

    let url = format!("sqlite://{}", data.join("digital-id.sqlite").display());
    let database = Database::connect(&url).await.expect("database");
    let accounts = StoredAccounts::new(database, Arc::new(SystemClock), false);
    let session = accounts
        .sign_in("+79001234567", "длинный пароль 2026", "test")
        .await
        .expect("signs in");
    assert_eq!(session.home, app::paths::REGISTRY);
    let visitor = accounts.visitor(&session.secret).await.expect("asked");
    assert!(visitor.expect("signed in").is_operator);
    let demo = accounts.sign_in_as_demo("citizen", "test").await;
    assert!(matches!(demo, Err(AppError::NotFound)), "no demo people");
}

#[test]
fn migrate_may_be_run_again() {
    let folder = tempfile::tempdir().expect("folder");
    for _ in 0..2 {
        let output = digital_id(&["migrate", "--data", text(folder.path())]);
        assert!(output.status.success(), "{}", said(&output));
    }
    let lost = digital_id(&[
        "migrate",
        "--data",
        text(folder.path()),
        "--database-url",
        "sqlite:///nowhere/at/all.sqlite",
    ]);
    assert!(!lost.status.success());
    assert!(said(&lost).contains("database"), "{}", said(&lost));
}
