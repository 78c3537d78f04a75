//! The chip of a passport, on the page of an application.

use leptos::prelude::*;

use crate::{
    components::{ErrorSummary, FileField, Icon, Notice},
    paths,
    ports::{ApplicationFile, ChipAnswer, ChipFinding, ChipRecord, Picture},
    text::{self, t, with},
};

/// What the chip came to, and the form for its files.
#[component]
pub(super) fn Chip(file: ApplicationFile) -> impl IntoView {
    let answer = use_context::<ChipAnswer>();
    let portrait = paths::application_picture(&file.id, Picture::Portrait.key());
    view! {
        <section class="stack column-form" aria-labelledby="chip">
            <h2 id="chip">{t("chip")}</h2>
            <p class="quiet">{t("chip-lead")}</p>
            {answer.map(|answer| view! { <Answer answer portrait /> })}
            {file.chip.clone().map(|record| view! { <Recorded record /> })}
            {if file.countries == 0 {
                view! { <p class="panel">{t("chip-no-countries")}</p> }.into_any()
            } else {
                view! { <Upload file /> }.into_any()
            }}
        </section>
    }
}

/// What was written down, also for whoever opens the page later.
#[component]
pub(super) fn Recorded(record: ChipRecord) -> impl IntoView {
    let danger = record.result.is_err();
    let (title, said) = match record.result {
        Ok(country) => {
            let args = [("country", in_groups(&country).into())];
            (t("chip-is-good"), with("chip-country", &args))
        }
        Err(fault) => (
            t("chip-is-bad"),
            text::capital(&t(&format!("chip-fault-{fault}"))) + ".",
        ),
    };
    let who = with(
        "chip-read-by",
        &[
            ("time", text::day_and_time(record.at).into()),
            ("name", record.by.into()),
        ],
    );
    view! { <Notice title text=format!("{said} {who}") danger /> }
}

/// A fingerprint as people compare it, and as a narrow screen can break it.
fn in_groups(fingerprint: &str) -> String {
    let mut grouped = String::new();
    for (at, c) in fingerprint.chars().enumerate() {
        if at > 0 && at % 8 == 0 {
            grouped.push(' ');
        }
        grouped.push(c);
    }
    grouped
}

/// Each question, and the face beside the person's photo. Nothing of it is kept.
#[component]
fn Answer(answer: ChipAnswer, portrait: String) -> impl IntoView {
    let title = match answer.is_good() {
        true => t("chip-all-good"),
        false => t("chip-not-good"),
    };
    let faces = answer.face.map(|face| {
        let one = |src: String, key: &str| {
            let name = t(key);
            view! {
                <figure>
                    <img src=src alt=name.clone() />
                    <figcaption>{name}</figcaption>
                </figure>
            }
        };
        view! {
            <div class="side-by-side">
                {one(face, "chip-its-face")} {one(portrait, "photos-portrait")}
            </div>
        }
    });
    let hidden = answer
        .face_is_hidden
        .then(|| view! { <p class="quiet">{t("chip-face-hidden")}</p> });
    view! {
        <div class="panel stack" role="status">
            <h3>{title}</h3>
            <ul class="stack-tight" role="list">
                {answer
                    .findings
                    .into_iter()
                    .map(|finding| view! { <Finding finding /> })
                    .collect_view()}
            </ul>
            {faces}
            {hidden}
        </div>
    }
}

#[component]
fn Finding(finding: ChipFinding) -> impl IntoView {
    let (icon, said) = match finding.fault {
        None => ("check-mark", t("chip-good")),
        Some(fault) => ("warning", t(&format!("chip-fault-{fault}"))),
    };
    view! {
        <li>
            <span class="mark">
                <Icon name=icon />
                <span>
                    <strong>{t(&format!("chip-{}", finding.question))} ":"</strong>
                    " "
                    {said}
                </span>
            </span>
        </li>
    }
}

#[component]
fn Upload(file: ApplicationFile) -> impl IntoView {
    let field = |name: &'static str| {
        view! {
            <FileField
                name
                label=t(&format!("field-{name}"))
                hint=t(&format!("chip-{name}-hint"))
                accept=".bin,.dat,application/octet-stream"
            />
        }
    };
    view! {
        <form
            class="form panel"
            method="post"
            enctype="multipart/form-data"
            action=paths::application_chip(&file.id)
        >
            <ErrorSummary title=t("chip-refused") />
            <input type="hidden" name="version" value=file.version.to_string() />
            {field("dg1")}
            {field("dg2")}
            {field("sod")}
            <div class="buttons">
                <button class="button">{t("chip-read")}</button>
            </div>
            <p class="quiet small">{t("chip-kept")}</p>
        </form>
    }
}
