use domain::holder::IdSource;
use leptos::prelude::*;

use super::{
    chip::{Chip, Recorded},
    complaints::ComplaintDesk as DeskPage,
};
use crate::{
    components::{ErrorSummary, Icon, Notice, TextArea, load},
    page::{Page, path_value, ports},
    paths,
    ports::{ApplicationFile, ApplicationState, LONGEST_RETURN, Picture},
    text::{self, t, with},
};

/// One application: both pictures side by side, and the decision.
#[component]
pub fn RegistryPhotoPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let id = path_value("application").unwrap_or_default();
    let answer = async move {
        let visitor = page.visitor()?;
        ports()?.photo_desk.application(&visitor, &id).await
    };
    load(answer, move |file| {
        let title = file.name.clone();
        let window = text::window(&title, refused);
        let waits = file.state == ApplicationState::Waiting;
        view! {
            <DeskPage title=window>
                <a class="back" href=paths::REGISTRY_PHOTOS>
                    <Icon name="back" small=true />
                    {t("photos")}
                </a>
                <div class="sections">
                    {waits.then(|| view! { <ErrorSummary title=t("photos-refused") /> })}
                    <Decided file=file.clone() />
                    <div class="compare">
                        <div class="stack">
                            <h1>{title}</h1>
                            <Facts file=file.clone() />
                        </div>
                        {waits.then(|| view! { <Pictures file=file.clone() /> })}
                    </div>
                    {chip(&file, waits)}
                    {waits.then(|| view! { <Decision file /> })}
                </div>
            </DeskPage>
        }
    })
}

/// The chip of a passport: a form while it waits, what it came to afterwards.
fn chip(file: &ApplicationFile, waits: bool) -> Option<AnyView> {
    match (file.way, waits) {
        (IdSource::ForeignPassport, true) => Some(view! { <Chip file=file.clone() /> }.into_any()),
        (_, true) => None,
        (_, false) => {
            let record = file.chip.clone()?;
            Some(view! { <Recorded record /> }.into_any())
        }
    }
}

/// What has become of it meanwhile, for whoever comes second.
#[component]
fn Decided(file: ApplicationFile) -> impl IntoView {
    let who = file.decided.map(|(name, at)| {
        with(
            "photos-decided",
            &[
                ("name", name.into()),
                ("time", text::day_and_time(at).into()),
            ],
        )
    });
    let (title, text) = match file.state {
        ApplicationState::Waiting => return None,
        ApplicationState::Accepted => (t("photos-is-accepted"), who.unwrap_or_default()),
        ApplicationState::Returned { reason } => (
            t("photos-is-returned"),
            format!("{} {reason}", who.unwrap_or_default()),
        ),
        ApplicationState::Gone => (t("photos-is-gone"), t("photos-is-gone-text")),
    };
    Some(view! { <Notice title text /> })
}

#[component]
fn Facts(file: ApplicationFile) -> impl IntoView {
    let latin = file.latin_name.map(|name| ("photos-latin", name));
    let facts = [
        ("registry-birth", text::day(file.birth)),
        ("photos-way", t(&format!("way-{}", file.way.key()))),
        ("photos-document", file.document),
        ("photos-until", text::day(file.until)),
        ("photos-since", text::day_and_time(file.since)),
    ];
    view! {
        <dl class="facts facts-dense">
            {facts
                .into_iter()
                .chain(latin)
                .map(|(key, value)| view! { <div><dt>{t(key)}</dt><dd>{value}</dd></div> })
                .collect_view()}
        </dl>
    }
}

#[component]
fn Pictures(file: ApplicationFile) -> impl IntoView {
    let one = |which: Picture, key: &str| {
        let name = t(key);
        view! {
            <figure>
                <img src=paths::application_picture(&file.id, which.key()) alt=name.clone() />
                <figcaption>{name}</figcaption>
            </figure>
        }
    };
    let portrait = one(Picture::Portrait, "photos-portrait");
    let beside = if file.of_registry {
        view! { <p class="notice-plain notice">{t("photos-of-registry")}</p> }.into_any()
    } else {
        let key = match file.way {
            IdSource::Biometrics => "photos-biometrics",
            IdSource::ForeignPassport | IdSource::DrivingLicence => "photos-page",
        };
        one(Picture::Document, key).into_any()
    };
    let faces = file.faces.map(|faces| {
        view! { <p class="quiet">{t(&format!("photos-faces-{}", faces.key()))}</p> }
    });
    view! {
        <div class="stack">
            <div class="side-by-side">{portrait} {beside}</div>
            {faces}
        </div>
    }
}

#[component]
fn Decision(file: ApplicationFile) -> impl IntoView {
    let action = paths::application(&file.id);
    let version = file.version.to_string();
    let is_refused = file.chip.as_ref().is_some_and(|chip| chip.result.is_err());
    let check = match file.chip {
        None => format!("photos-check-{}", file.way.key()),
        Some(_) if is_refused => "chip-is-bad".to_owned(),
        Some(_) => "chip-check".to_owned(),
    };
    view! {
        <section class="photo-decision" aria-labelledby="decision">
            <h2 id="decision">{t("photos-decision")}</h2>
            <form class="panel stack" method="post" action=action.clone()>
                <p>{t(&check)}</p>
                <input type="hidden" name="version" value=version.clone() />
                {(!is_refused)
                    .then(|| {
                        view! {
                            <button class="button button-main" name="decision" value="accept">
                                {t("photos-accept")}
                            </button>
                        }
                    })}
            </form>
            <form class="panel form" method="post" action=action novalidate>
                <input type="hidden" name="version" value=version />
                <TextArea
                    name="return_reason"
                    label=t("field-return_reason")
                    hint=t("photos-return-hint")
                    longest=LONGEST_RETURN as u32
                />
                <button class="button" name="decision" value="return">{t("photos-return")}</button>
            </form>
        </section>
    }
}
