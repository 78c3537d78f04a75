use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{Icon, Layout, Notice, OwnInvitations, load},
    error::AppError,
    page::{Page, ports},
    paths,
    ports::{Assurance, Language, SessionLine, Visitor},
    text::{self, t, with},
};

/// One's own faces, sessions and the way out.
#[component]
pub fn AccountPage() -> impl IntoView {
    let page = Page::current();
    let done = page.query_value("done");
    let answer = async move {
        let visitor = page.visitor()?;
        let sessions = ports()?.accounts.sessions(&visitor).await?;
        let invitations = ports()?.invitations.own(&visitor).await?;
        let confirms = match ports()?.confirmations.own(&visitor).await {
            Ok(_) => true,
            Err(AppError::NotFound) => false,
            Err(error) => return Err(error),
        };
        Ok((visitor, sessions, invitations, confirms))
    };
    load(answer, move |(visitor, sessions, invitations, confirms)| {
        let assurance = match visitor.assurance {
            Assurance::Basic => t("account-basic"),
            Assurance::Confirmed => t("account-confirmed"),
        };
        let has_photo = visitor.is_holder && visitor.confirmed().is_ok();
        view! {
            <Title text=text::title(&[&t("account")]) />
            <Layout>
                <div class="page-head hello">
                    {if has_photo {
                        view! { <img class="avatar" src=paths::ID_PHOTO alt="" width="54" height="72" /> }
                            .into_any()
                    } else {
                        view! { <span class="avatar avatar-blank"><Icon name="user" /></span> }
                            .into_any()
                    }}
                    <h1>{visitor.name.clone()}</h1>
                    <p class="quiet">{assurance}</p>
                </div>
                <div class="sections">
                    {(done.as_deref() == Some("phone"))
                        .then(|| {
                            view! {
                                <Notice
                                    title=t("account-phone-done")
                                    text=t("account-phone-done-text")
                                />
                            }
                        })}
                    {matches!(done.as_deref(), Some("joined" | "declined"))
                        .then(|| {
                            let done = done.unwrap_or_default();
                            let title = t(&format!("invitation-{done}"));
                            let text = t(&format!("invitation-{done}-text"));
                            view! { <Notice title text /> }
                        })}
                    <OwnInvitations invitations />
                    <Faces visitor confirms />
                    <Sessions sessions />
                    <Languages />
                    <ul class="stack-tight" role="list">
                        <li><a href=paths::CHANGE_PHONE>{t("account-phone")}</a></li>
                        <li><a href=paths::ERASE_ACCOUNT>{t("account-erase")}</a></li>
                    </ul>
                    <form method="post" action=paths::SIGN_OUT>
                        <button class="button"><Icon name="sign-out" />{t("sign-out")}</button>
                    </form>
                </div>
            </Layout>
        }
    })
}

/// What this account can be: roles come from data.
#[component]
fn Faces(visitor: Visitor, confirms: bool) -> impl IntoView {
    let confirmed = visitor.confirmed().is_ok();
    let faces = [
        (!confirmed, paths::CONFIRM, "face-confirm"),
        (confirmed, paths::ID, "face-id"),
        (confirmed, paths::SCAN, "face-scan"),
        (confirms, paths::SCAN_CONFIRM, "face-confirming"),
        (visitor.is_director, paths::ORGANIZATIONS, "face-org"),
        (visitor.is_operator, paths::REGISTRY, "face-registry"),
    ];
    view! {
        <ul class="facts-list" role="list">
            {faces
                .into_iter()
                .filter(|(shown, ..)| *shown)
                .map(|(_, href, key)| {
                    view! {
                        <li>
                            <a class="fact-card" href=href>
                                <span class="fact-name">{t(key)}</span>
                                <span class="fact-says">{t(&format!("{key}-text"))}</span>
                                <Icon name="arrow-right" />
                            </a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn Sessions(sessions: Vec<SessionLine>) -> impl IntoView {
    let several = sessions.len() > 1;
    view! {
        <section aria-labelledby="sessions">
            <div class="section-head"><h2 id="sessions">{t("sessions")}</h2></div>
            <ul class="sessions" role="list">
                {sessions.into_iter().map(|session| view! { <Session session /> }).collect_view()}
            </ul>
            {several
                .then(|| {
                    view! {
                        <form class="stack sessions-end" method="post" action=paths::END_OTHER_SESSIONS>
                            <p class="quiet small">{t("sessions-end-others-text")}</p>
                            <button class="button button-danger">{t("sessions-end-others")}</button>
                        </form>
                    }
                })}
        </section>
    }
}

#[component]
fn Session(session: SessionLine) -> impl IntoView {
    let device = if session.device.is_empty() {
        t("session-unknown")
    } else {
        session.device
    };
    let portable = ["Android", "iPhone", "iPad", "HarmonyOS"];
    let icon = if portable.iter().any(|system| device.contains(system)) {
        "device"
    } else {
        "computer"
    };
    let seen = with(
        "session-seen",
        &[("time", text::day_and_time(session.seen_at).into())],
    );
    let (here, ending) = if session.is_current {
        (
            Some(view! { " " <span class="chip chip-plain">{t("session-this")}</span> }),
            None,
        )
    } else {
        let label = with("session-end-label", &[("device", device.as_str().into())]);
        let form = view! {
            <form method="post" action=paths::END_SESSION>
                <button
                    class="link-button link-danger"
                    name="session"
                    value=session.id
                    aria-label=label
                >
                    {t("session-end")}
                </button>
            </form>
        };
        (None, Some(form))
    };
    view! {
        <li>
            <Icon name=icon />
            <div><strong>{device}</strong>{here}<small>{seen}</small></div>
            {ending}
        </li>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let chosen = text::language();
    view! {
        <section aria-labelledby="language">
            <div class="section-head"><h2 id="language">{t("language")}</h2></div>
            <form class="language" method="post" action=paths::LANGUAGE>
                <input type="hidden" name="next" value=paths::ACCOUNT />
                {Language::ALL
                    .into_iter()
                    .map(|language| {
                        let pressed = if language == chosen { "true" } else { "false" };
                        view! {
                            <button
                                class="button"
                                name="language"
                                value=language.tag()
                                lang=language.tag()
                                aria-pressed=pressed
                            >
                                {t(&format!("language-{}", language.tag()))}
                            </button>
                        }
                    })
                    .collect_view()}
            </form>
        </section>
    }
}
