use std::process::Command;

use app::{
    papers::{PaperKind, Words, compose},
    ports::{Language, PaperFacts, Papers},
};
use domain::scenario::Scenario;
use scanner::{Decoder, Sighting};
use server::texts::FluentTexts;

use super::{details::desk, reader};
use crate::stage::{LIBRARY, Stage, ogrn};

/// A library in which `people` may check everything.
async fn facts(stage: &Stage, people: usize) -> PaperFacts {
    let director = stage.director(LIBRARY).await;
    let all: Vec<_> = Scenario::all().collect();
    for at in 0..people {
        let name = format!("Щедрина-Ёжикова Ульяна {at}");
        let person = stage.person(&name).await;
        stage
            .power(LIBRARY, &person, &all, "2026-01-01", "2026-12-31")
            .await;
    }
    let texts = FluentTexts::load().expect("texts");
    let usual = Words::new(&texts, Language::Ru).usual();
    let facts = desk(stage).facts(&director, &ogrn(LIBRARY), usual).await;
    facts.expect("facts")
}

/// Every paper in both languages.
async fn every(stage: &Stage, facts: &PaperFacts, look: impl Fn(PaperKind, Language, &[u8])) {
    let (texts, desk) = (FluentTexts::load().expect("texts"), desk(stage));
    for language in Language::ALL {
        for kind in PaperKind::ALL {
            let paper = compose(kind, facts, Words::new(&texts, language));
            let file = desk.pdf(&paper, language.tag()).expect("a file");
            assert_eq!(
                file,
                desk.pdf(&paper, language.tag()).expect("a file"),
                "the same paper is the same file"
            );
            look(kind, language, &file);
        }
    }
}

/// One line, whatever was broken where.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What must be read in a paper, whichever language it is in.
fn must_have(kind: PaperKind, facts: &PaperFacts) -> Vec<&str> {
    match kind {
        PaperKind::Regulation => vec![
            &facts.organization.full_name,
            LIBRARY,
            "156",
            "Директоров Игнат",
        ],
        PaperKind::Order => vec![
            "Щедрина-Ёжикова Ульяна 0",
            "31.12.2026",
            LIBRARY,
            "МШ-П13-89899",
        ],
        PaperKind::Memo => vec![&facts.organization.name, LIBRARY],
        PaperKind::Poster => vec![&facts.organization.name, "https://id.example.ru/guide"],
        PaperKind::Notice => vec![&facts.organization.full_name, "https://id.example.ru/guide"],
    }
}

#[tokio::test]
async fn every_paper_reads_as_it_was_written() {
    let stage = Stage::on_sqlite().await;
    let facts = facts(&stage, 2).await;
    every(&stage, &facts, |kind, language, file| {
        assert!(file.starts_with(b"%PDF-1."));
        assert!(file.len() < 120_000, "{kind:?}: {} bytes", file.len());
        let pages = reader::pages(file);
        let text = flat(&pages.concat());
        for part in must_have(kind, &facts) {
            assert!(
                text.contains(&flat(part)),
                "{kind:?} {language:?}: {part}\n{text}"
            );
        }
        // With every scenario there is.
        let is_sheet = matches!(
            kind,
            PaperKind::Poster | PaperKind::Memo | PaperKind::Notice
        );
        assert!(
            pages.len() == 1 || !is_sheet,
            "{kind:?} {language:?} is for a wall"
        );
        let cyrillic = text.chars().any(|letter| letter == 'и');
        assert!(cyrillic || language == Language::En, "{kind:?}");
    })
    .await;
}

#[tokio::test]
async fn poppler_reads_the_same_off_an_a4_page() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: no pdftotext");
        return;
    }
    let stage = Stage::on_sqlite().await;
    let facts = facts(&stage, 40).await;
    let folder = tempfile::tempdir().expect("folder");
    every(&stage, &facts, |kind, language, file| {
        let path = folder.path().join("paper.pdf");
        std::fs::write(&path, file).expect("a file");
        let run = |program: &str, args: &[&str]| {
            let output = Command::new(program)
                .args(args)
                .arg(&path)
                .arg("-")
                .output();
            let output = output.expect("runs");
            let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(complaints, "", "{kind:?} {language:?}");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let text = flat(&run("pdftotext", &["-enc", "UTF-8"]));
        for part in must_have(kind, &facts) {
            assert!(
                text.contains(&flat(part)),
                "{kind:?} {language:?}: {part}\n{text}"
            );
        }
        let about = Command::new("pdfinfo").arg(&path).output().expect("runs");
        let about = String::from_utf8_lossy(&about.stdout).into_owned();
        assert!(about.contains("595.28 x 841.89 pts (A4)"), "{about}");
        assert!(about.contains("Tagged:          yes"), "{about}");
    })
    .await;
}

#[tokio::test]
async fn the_code_of_the_poster_leads_to_the_guide() {
    let stage = Stage::on_sqlite().await;
    let facts = facts(&stage, 1).await;
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("poster.pdf");
    every(&stage, &facts, |kind, _, file| {
        if !matches!(kind, PaperKind::Poster | PaperKind::Notice) {
            return;
        }
        std::fs::write(&path, file).expect("a file");
        let mut draw = Command::new("pdftoppm");
        draw.args(["-gray", "-r", "150", "-singlefile"]).arg(&path);
        let Ok(drawn) = draw.output() else {
            println!("skipped: no pdftoppm");
            return;
        };
        let (luma, width, height) = graymap(&drawn.stdout);
        match Decoder::new().decode_thoroughly(luma, width, height) {
            Sighting::Code(reading) => assert_eq!(reading.text, "https://id.example.ru/guide"),
            other => panic!("{kind:?}: {other:?}"),
        }
    })
    .await;
}

/// `P5\n826 1169\n255\n…`: luma, width and height.
fn graymap(file: &[u8]) -> (&[u8], usize, usize) {
    let head = file.splitn(4, |byte| byte.is_ascii_whitespace());
    let words: Vec<_> = head.map(String::from_utf8_lossy).take(3).collect();
    let number = |at: usize| words[at].parse().expect("a number");
    let (width, height): (usize, usize) = (number(1), number(2));
    (&file[file.len() - width * height..], width, height)
}
