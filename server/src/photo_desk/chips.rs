//! The chip of a passport: what its files say, beside what the person has said.

use app::{
    error::AppError,
    ports::{ChipAnswer, ChipFiles, ChipFinding, ChipRecord, Visitor},
};
use chip::{CountryCertificates, Fault, Files, Picture, PictureKind, Verdict};
use data_encoding::BASE64;
use domain::{enrolment::Evidence, passport::Passport};
use sea_orm::{ConnectionTrait, EntityTrait as _, IntoActiveModel as _, sea_query::OnConflict};
use time::Date;

use crate::{
    enrolment::{State, applications::state, people},
    powers::people::Names,
    registry::days,
    store::{StoreError, applications, chip_checks as rows, identities},
};

/// What is not as the person has typed it.
const TYPED: &str = "typed";
/// What could not be compared: the zone of the chip was not read.
const UNREAD: &str = "unread";

/// Asks every question about the files; the SHA-256 of the certificate of the country that has
/// signed them, if one has.
pub(super) fn ask(
    files: &ChipFiles,
    row: &applications::Model,
    person: &identities::Model,
    countries: &CountryCertificates,
    now: i64,
    today: Date,
) -> Result<(ChipAnswer, Option<String>), StoreError> {
    let read = Files {
        dg1: &files.dg1,
        dg2: &files.dg2,
        sod: &files.sod,
    };
    let verdict = chip::verify(read, countries, now, today);
    let told = |question, fault: Option<Fault>| ChipFinding {
        question,
        fault: fault.map(Fault::key),
    };
    let mut findings = vec![
        told("chain", verdict.chain.as_ref().err().copied()),
        told("signature", verdict.signature.err()),
        told("zone", verdict.zone.as_ref().err().copied()),
        told("face", verdict.face.as_ref().err().copied()),
    ];
    findings.extend(compared(&verdict, row, person)?);
    let country = verdict.chain.ok();
    let (face, face_is_hidden) = match verdict.face {
        Ok(picture) => shown(&picture),
        Err(_) => (None, false),
    };
    let answer = ChipAnswer {
        findings,
        face,
        face_is_hidden,
    };
    Ok((answer, country))
}

/// Number, birth, last day and name, each beside what was typed.
fn compared(
    verdict: &Verdict,
    row: &applications::Model,
    person: &identities::Model,
) -> Result<[ChipFinding; 4], StoreError> {
    const QUESTIONS: [&str; 4] = ["number", "birth", "until", "name"];
    let Ok(passport) = &verdict.zone else {
        return Ok(QUESTIONS.map(|question| ChipFinding {
            question,
            fault: Some(UNREAD),
        }));
    };
    let agree = [
        number(passport, person) == row.document,
        passport.birth == days::read(&person.birth, "identities.birth")?,
        passport.until == days::read(&row.valid_until, "applications.valid_until")?,
        Some(&passport.name) == row.latin_name.as_ref(),
    ];
    let mut agree = agree.into_iter();
    Ok(QUESTIONS.map(|question| ChipFinding {
        question,
        fault: (agree.next() != Some(true)).then_some(TYPED),
    }))
}

fn number(passport: &Passport, person: &identities::Model) -> String {
    people::document(&Evidence::ForeignPassport(passport.clone()), person)
}

/// The face, if browsers show it, and whether there is one that they do not.
fn shown(picture: &Picture) -> (Option<String>, bool) {
    match picture.kind {
        PictureKind::Jpeg => {
            let bytes = BASE64.encode(&picture.bytes);
            (Some(format!("data:image/jpeg;base64,{bytes}")), false)
        }
        PictureKind::Jpeg2000 | PictureKind::Unread => (None, true),
    }
}

/// Writes down what it came to, in the place of what was there. Nothing is written of what this
/// installation cannot tell, nor of files that are none: that speaks neither for nor against.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    by: &Visitor,
    row: &applications::Model,
    (answer, country): (&ChipAnswer, Option<String>),
    now: i64,
) -> Result<(), StoreError> {
    let fault = against(answer);
    if fault.is_none() && !answer.is_good() {
        return Ok(());
    }
    let row = rows::Model {
        application_id: row.id.clone(),
        version: row.version,
        checked_at: now,
        checked_by: by.account.clone(),
        country: country.filter(|_| fault.is_none()),
        fault: fault.map(str::to_owned),
    };
    let latest = OnConflict::column(rows::Column::ApplicationId)
        .update_columns([
            rows::Column::Version,
            rows::Column::CheckedAt,
            rows::Column::CheckedBy,
            rows::Column::Country,
            rows::Column::Fault,
        ])
        .to_owned();
    rows::Entity::insert(row.into_active_model())
        .on_conflict(latest)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The first finding that speaks against the passport.
fn against(answer: &ChipAnswer) -> Option<&'static str> {
    let speaks = |key: &&str| match Fault::from_key(key) {
        Some(Fault::Object | Fault::TooLarge) => false,
        Some(fault) => !fault.is_ours(),
        None => *key == TYPED,
    };
    let mut faults = answer.findings.iter().filter_map(|finding| finding.fault);
    faults.find(speaks)
}

/// What was written down for the pictures that wait, or that were decided about.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    row: &applications::Model,
) -> Result<Option<ChipRecord>, StoreError> {
    let found = rows::Entity::find_by_id(&row.id).one(db).await?;
    // The decision is a version of its own.
    let seen = match state(row)? {
        State::Waiting => row.version,
        _ => row.version - 1,
    };
    let Some(found) = found.filter(|it| it.version == seen) else {
        return Ok(None);
    };
    let names = Names::of(db, [found.checked_by.as_str()]).await?;
    Ok(Some(ChipRecord {
        at: found.checked_at,
        by: names.name(&found.checked_by),
        result: match found.fault {
            Some(fault) => Err(fault),
            None => Ok(found.country.unwrap_or_default()),
        },
    }))
}

/// `Ok` unless the chip speaks against these very pictures' passport.
///
/// # Errors
/// [`AppError::Conflict`]: the page says what it is.
pub(super) async fn must_not_refuse(
    db: &impl ConnectionTrait,
    row: &applications::Model,
) -> Result<(), AppError> {
    let found = rows::Entity::find_by_id(&row.id)
        .one(db)
        .await
        .map_err(StoreError::from)?;
    match found {
        Some(it) if it.version == row.version && it.fault.is_some() => Err(AppError::Conflict),
        _ => Ok(()),
    }
}
