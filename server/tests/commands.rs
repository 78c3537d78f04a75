//! The binary's commands, run as a person would.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use app::{error::AppError, ports::Accounts as _};
use image::{GrayImage, Luma};
use qrcode::{Color, QrCode};
use sea_orm::{ConnectionTrait as _, Statement};
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

#[test]
fn processes_that_start_at_once_make_one_database() {
    let folder = tempfile::tempdir().expect("folder");
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_digital-id"))
            .args(["migrate", "--data", text(folder.path())])
            .env_remove("DATABASE_URL")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts")
    };
    let started: Vec<_> = (0..4).map(|_| start()).collect();
    for process in started {
        let ended = process.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{}", said(&ended));
    }
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

/// A document by hand, of the crate that reads them.
const SAMPLE: &str = include_str!("../../app/mchd/tests/format/sample.xml");

#[test]
fn poa_check_names_line_element_and_reason() {
    let folder = tempfile::tempdir().expect("folder");
    let [file, clock, sig] = ["a.xml", "clock", "a.sig"].map(|name| folder.path().join(name));
    fs::write(&clock, "2026-03-01T12:00:00Z").expect("written");
    let check = |xml: &str, more: &[&str]| {
        fs::write(&file, xml).expect("written");
        let clock = text(&clock);
        let args = ["poa", "check", text(&file), "--clock-file", clock];
        digital_id(&[&args, more].concat())
    };
    let plain = SAMPLE
        .lines()
        .filter(|line| !line.contains("DIGITALID_HOURS"));
    let plain: String = plain.map(|line| format!("{line}\n")).collect();
    let good = check(&plain, &["--language", "en"]);
    assert!(good.status.success(), "{}{}", out(&good), said(&good));

    let hours = check(SAMPLE, &[]);
    assert!(hours.status.success(), "{}", out(&hours));
    let branch = SAMPLE
        .replace("DIGITALID_HOURS", "DIGITALID_BRANCH")
        .replace("09:00-18:00", "На Речной");
    assert_ne!(branch, SAMPLE);
    // Whether there is such a branch the cabinet says, as it does of the people.
    let narrow = check(&branch, &["--language", "ru"]);
    assert!(narrow.status.success(), "{}", out(&narrow));

    let broken = plain
        .replace("123-456-789 64", "123-456-789 65")
        .replace(" КПП=\"770001001\"", "");
    let told = check(&broken, &["--language", "ru"]);
    assert!(!told.status.success());
    let lines: Vec<_> = out(&told).lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("15\t/Доверенность/"), "{lines:?}");
    assert!(lines[0].contains("«КПП»"), "{lines:?}");
    assert!(lines[1].contains("@СНИЛС\tКонтрольное число"), "{lines:?}");

    fs::write(&sig, "no signature").expect("written");
    let signed = check(&plain, &["--sig", text(&sig), "--language", "en"]);
    assert!(!signed.status.success());
    assert!(
        out(&signed).contains("Not a CMS signature"),
        "{}",
        out(&signed)
    );
    let missing = digital_id(&["poa", "check", text(&folder.path().join("none.xml"))]);
    assert!(!missing.status.success());
}

/// The whole way: a power of attorney of the demo, its document, its signature, and other
/// people's programs.
#[tokio::test]
async fn poa_export_gives_what_others_accept() {
    let folder = tempfile::tempdir().expect("folder");
    let [data, exported] = ["data", "exported"].map(|name| folder.path().join(name));
    let seeded = digital_id(&["demo", "--data", text(&data)]);
    assert!(seeded.status.success(), "{}", said(&seeded));
    let url = format!("sqlite://{}", data.join("digital-id.sqlite").display());
    let database = Database::connect(&url).await.expect("database");
    let master = server::issuer::MasterKey::find(None, &data, true).expect("a key");
    let origin = domain::presentation::Origin::parse("https://id.example").expect("origin");
    let signatory = server::signatory::Signatory::new(master, Arc::new(SystemClock), origin);
    let made = server::documents::make_missing(&database, &signatory).await;
    assert_eq!(
        made.expect("made"),
        10,
        "each mandate of the demo has its document"
    );
    database.close().await.expect("closed");
    let raw = sea_orm::Database::connect(&url).await.expect("database");
    let newest = Statement::from_string(
        raw.get_database_backend(),
        "SELECT number FROM powers WHERE revoked_at IS NULL ORDER BY valid_until DESC LIMIT 1",
    );
    let row = raw.query_one_raw(newest).await.expect("answer");
    let number: String = row.expect("one").try_get_by_index(0).expect("a number");
    raw.close().await.expect("closed");

    let export = [
        "poa",
        "export",
        "--data",
        text(&data),
        &number,
        text(&exported),
    ];
    let done = digital_id(&export);
    assert!(done.status.success(), "{}", said(&done));
    let files: Vec<_> = out(&done).lines().collect();
    let [xml, sig] = files.as_slice() else {
        panic!("{files:?}");
    };
    assert!(xml.ends_with(&format!("_{number}.xml")), "{xml}");
    let pem = folder.path().join("authority.pem");
    let authority = digital_id(&["poa", "authority", "--data", text(&data)]);
    fs::write(&pem, &authority.stdout).expect("written");
    let check = ["poa", "check", xml, "--sig", sig, "--authority", text(&pem)];
    let checked = digital_id(&check);
    assert!(
        checked.status.success(),
        "{}{}",
        out(&checked),
        said(&checked)
    );
    valid_by_the_official_schema(xml);
    let unknown = digital_id(&["poa", "check", xml, "--sig", sig]);
    assert!(!unknown.status.success(), "nobody vouches for it");

    let none = digital_id(&["poa", "export", "--data", text(&data), "x", text(&exported)]);
    assert!(!none.status.success());
}

/// The project carries no copy of the schema; without it this says that nothing was looked at.
fn valid_by_the_official_schema(xml: &str) {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/mchd");
    let place = std::env::var_os("DIGITAL_ID_MCHD_SCHEMA").map_or(beside, Into::into);
    let schema = match place.is_dir() {
        true => place.join("ON_EMCHD_1_928_00_01_01_01.xsd"),
        false => place,
    };
    if !schema.is_file() || Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: no schema, or no xmllint");
        return;
    }
    let output = Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema", text(&schema), xml])
        .output()
        .expect("xmllint");
    assert!(output.status.success(), "{}", said(&output));
}

/// A copy of a database in which somebody took a revocation back.
#[tokio::test]
async fn audit_verify_names_the_entry_that_was_changed() {
    let folder = tempfile::tempdir().expect("folder");
    let [data, copy] = ["data", "copy"].map(|name| folder.path().join(name));
    let seeded = digital_id(&["demo", "--data", text(&data)]);
    assert!(seeded.status.success(), "{}", said(&seeded));
    let file = data.join("digital-id.sqlite");
    let url = format!("sqlite://{}", file.display());
    let database = Database::connect(&url).await.expect("database");
    let master = server::issuer::MasterKey::find(None, &data, true).expect("a key");
    let origin = domain::presentation::Origin::parse("https://id.example").expect("origin");
    let clock = Arc::new(SystemClock);
    let issuer = server::issuer::Issuer::open(database.clone(), clock, master, &data, origin).await;
    let adopted = server::audit::adopt_missing(&database).await;
    assert_eq!(adopted.expect("adopted"), 10);
    let checkpoints = data.join("checkpoints.log");
    let written = server::audit::export(&database, &issuer.expect("keys"), &checkpoints).await;
    assert!(written.expect("written"));
    database.close().await.expect("closed");

    let verify = |folder: &Path| digital_id(&["audit", "verify", "--data", text(folder)]);
    let good = verify(&data);
    assert!(good.status.success(), "{}", said(&good));
    assert!(out(&good).contains("12 entries about 10"), "{}", out(&good));
    assert!(
        out(&good).contains("up to entry 12 of 12"),
        "{}",
        out(&good)
    );

    fs::create_dir(&copy).expect("folder");
    let copied = copy.join("digital-id.sqlite");
    let tamper = async |sql: &str| {
        fs::copy(&file, &copied).expect("copied");
        let url = format!("sqlite://{}", copied.display());
        let raw = sea_orm::Database::connect(&url).await.expect("database");
        raw.execute_unprepared(sql).await.expect(sql);
        raw.close().await.expect("closed");
        let output = verify(&copy);
        assert!(!output.status.success(), "{sql}");
        said(&output).to_owned()
    };
    let entry = "(SELECT max(position) FROM power_events WHERE kind = 'revoked')";
    let told = tamper(&format!(
        "UPDATE power_events SET detail = '{{}}' WHERE position = {entry}"
    ))
    .await;
    assert!(told.contains("(revoked, power of attorney"), "{told}");
    assert!(told.contains("Error: entry "), "{told}");
    let told = tamper("DELETE FROM power_events WHERE position = 5").await;
    assert!(told.contains("entry 5 is gone"), "{told}");
    let told = tamper("UPDATE powers SET revoked_at = NULL").await;
    assert!(told.contains("`revoked_at`"), "{told}");

    // Checkpoints that were kept elsewhere show what the database alone does not.
    fs::copy(&file, &copied).expect("copied");
    fs::write(copy.join("checkpoints.log"), "no checkpoint\n").expect("written");
    let foreign = verify(&copy);
    assert!(said(&foreign).contains("line 1"), "{}", said(&foreign));
    let nowhere = folder.path().join("nowhere");
    assert!(!verify(&nowhere).status.success());
    assert!(!nowhere.exists(), "nothing is created by looking");
}
