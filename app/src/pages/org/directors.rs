use domain::{
    director::{Act, DirectorRole},
    identifiers::Ogrn,
};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{
        CabinetLayout, CabinetPart, Choice, Choices, ErrorSummary, Notice, TextField, load,
    },
    page::{Page, organization_in_path, ports},
    paths,
    ports::{DirectorLine, RoleEvent},
    text::{self, t, with},
};

/// Who speaks for the organization: directors and their deputies.
#[component]
pub fn DirectorsPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let done = page
        .query_value("done")
        .filter(|done| ["appointed", "changed", "removed"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let directors = ports()?.leadership.directors(&visitor, &ogrn).await?;
        Ok((cabinet, directors))
    };
    load(answer, move |(cabinet, directors)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("org-part-directors");
        let window = text::window(&title, refused);
        let notice = done.map(|done| {
            let (title, text) = (
                t(&format!("directors-{done}")),
                t(&format!("directors-{done}-text")),
            );
            view! { <Notice title text /> }
        });
        let may = cabinet.may(Act::Appoint);
        let appoint = if may {
            view! { <Appoint ogrn=ogrn.clone() /> }.into_any()
        } else {
            view! { <p class="panel">{t("directors-only")}</p> }.into_any()
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Directors title=window>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("directors-lead")}</p>
                </div>
                <div class="sections column-form">
                    {notice} <ErrorSummary title=t("directors-refused") />
                    <List people=directors.people may ogrn /> <Roles /> {appoint}
                    <History events=directors.events />
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn List(people: Vec<DirectorLine>, may: bool, ogrn: Ogrn) -> impl IntoView {
    let directors = people
        .iter()
        .filter(|person| person.role == DirectorRole::Director)
        .count();
    let lines = people.into_iter().map(|person| {
        let last = directors == 1 && person.role == DirectorRole::Director;
        view! { <li><Person person may last ogrn=ogrn.clone() /></li> }
    });
    let lines = lines.collect_view();
    view! {
        <section aria-labelledby="account">
            <h2 class="visually-hidden" id="account">{t("directors-list")}</h2>
            <ul class="directors" role="list">{lines}</ul>
        </section>
    }
}

#[component]
fn Person(person: DirectorLine, may: bool, last: bool, ogrn: Ogrn) -> impl IntoView {
    let role = t(&format!("directors-role-{}", person.role.key()));
    let since = with(
        "directors-since",
        &[("time", text::day_and_time(person.since).into())],
    );
    let own = person
        .is_self
        .then(|| view! { " " <span class="chip chip-plain">{t("directors-self")}</span> });
    let name = person.name.clone();
    let change = match (may, last, person.is_self) {
        (false, ..) => None,
        (true, true, _) => Some(view! { <p class="quiet">{t("directors-last")}</p> }.into_any()),
        (true, false, true) => Some(view! { <ChangeOwn person ogrn /> }.into_any()),
        (true, false, false) => Some(view! { <Change person ogrn /> }.into_any()),
    };
    view! {
        <p class="director-name"><strong>{name}</strong> {own}</p>
        <p>{role} <span class="quiet small">", " {since}</span></p>
        {change}
    }
}

/// The other role, and none: two buttons.
fn buttons(person: &DirectorLine) -> AnyView {
    let other = match person.role {
        DirectorRole::Director => DirectorRole::Deputy,
        DirectorRole::Deputy => DirectorRole::Director,
    };
    let label = |what: &str| format!("{}: {}", t(&format!("directors-make-{what}")), person.name);
    let (make, none) = (label(other.key()), label("none"));
    view! {
        <div class="buttons">
            <button class="button" name="role" value=other.key() aria-label=make>
                {t(&format!("directors-make-{}", other.key()))}
            </button>
            <button class="button button-danger" name="role" value="none" aria-label=none>
                {t("directors-make-none")}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Change(person: DirectorLine, ogrn: Ogrn) -> impl IntoView {
    let buttons = buttons(&person);
    view! {
        <form method="post" action=paths::change_director(&ogrn)>
            <input type="hidden" name="account" value=person.account />
            {buttons}
        </form>
    }
}

/// One's own role: nobody loses it by a slip of the finger.
#[component]
fn ChangeOwn(person: DirectorLine, ogrn: Ogrn) -> impl IntoView {
    let refused = Page::current()
        .submission
        .is_some_and(|submission| submission.problem("sure").is_some());
    let buttons = buttons(&person);
    let sure = Choice {
        value: "yes".to_owned(),
        label: t("directors-sure"),
        hint: None,
        chosen: false,
    };
    view! {
        <details class="details-more" open=refused>
            <summary>{t("directors-own")}</summary>
            <form class="form" method="post" action=paths::change_director(&ogrn) novalidate>
                <input type="hidden" name="account" value=person.account />
                <Choices
                    name="sure"
                    legend=t("field-sure")
                    hint=t("directors-sure-hint")
                    choices=vec![sure]
                />
                {buttons}
            </form>
        </details>
    }
}

/// What a deputy may and what not, in words.
#[component]
fn Roles() -> impl IntoView {
    view! {
        <details class="details-more">
            <summary>{t("directors-roles")}</summary>
            <p>{t("directors-roles-director")}</p>
            <p>{t("directors-roles-deputy")}</p>
        </details>
    }
}

#[component]
fn Appoint(ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="appoint">
            <form class="form" method="post" action=paths::directors(&ogrn) novalidate>
                <h2 id="appoint">{t("directors-appoint")}</h2>
                <TextField
                    name="person"
                    label=t("field-person")
                    hint=t("directors-person-hint")
                    inputmode="text"
                />
                <div class="buttons">
                    <button class="button button-main" name="role" value="deputy">
                        {t("directors-appoint-deputy")}
                    </button>
                    <button class="button" name="role" value="director">
                        {t("directors-appoint-director")}
                    </button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn History(events: Vec<RoleEvent>) -> impl IntoView {
    if events.is_empty() {
        return None;
    }
    let lines = events
        .into_iter()
        .map(|event| {
            let key = event.role.map_or("none", DirectorRole::key);
            let what = with(
                &format!("directors-event-{key}"),
                &[("name", event.name.into())],
            );
            let who = with(
                "directors-event-by",
                &[
                    ("time", text::day_and_time(event.at).into()),
                    ("name", event.by.into()),
                ],
            );
            view! {
                <li>
                    <strong>{what}</strong>
                    <p class="quiet small">{who}</p>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{t("directors-history")}</h2>
            <ol class="events" role="list">{lines}</ol>
        </section>
    })
}
