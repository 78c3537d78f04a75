//! Registration, a forgotten password and another number: the same two steps, a phone number and
//! the code that was sent to it.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    components::{ErrorSummary, Layout, TextField, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    ports::{CodePurpose, CodeTicket},
    text::{self, t, with},
};

/// An account for a phone number.
#[component]
pub fn RegisterPage() -> impl IntoView {
    view! { <Phone purpose=CodePurpose::Register /> }
}

/// A forgotten password.
#[component]
pub fn RecoverPage() -> impl IntoView {
    view! { <Phone purpose=CodePurpose::Recover /> }
}

/// Another number for one's own account.
#[component]
pub fn ChangePhonePage() -> impl IntoView {
    let page = Page::current();
    let answer = async move { page.visitor().map(|_| ()) };
    load(
        answer,
        |()| view! { <Phone purpose=CodePurpose::ChangePhone /> },
    )
}

fn address(purpose: CodePurpose) -> &'static str {
    match purpose {
        CodePurpose::Register => paths::REGISTER,
        CodePurpose::Recover => paths::RECOVER,
        CodePurpose::ChangePhone => paths::CHANGE_PHONE,
    }
}

/// The first step.
#[component]
fn Phone(purpose: CodePurpose) -> impl IntoView {
    let refused = Page::current().submission.is_some();
    let key = purpose.key();
    let title = t(&format!("{key}-title"));
    let open = ports().is_ok_and(|ports| ports.registration.is_open());
    let body = if open {
        view! {
            <form class="form" method="post" action=address(purpose) novalidate>
                <ErrorSummary title=t("code-not-sent") />
                <TextField
                    name="phone"
                    label=t("field-phone")
                    hint=t("phone-hint")
                    kind="tel"
                    autocomplete="tel"
                />
                <div class="buttons">
                    <button class="button button-main">{t("code-send")}</button>
                </div>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="panel">{t("code-no-sender")}</p> }.into_any()
    };
    let other = match purpose {
        CodePurpose::Register => Some((paths::SIGN_IN, "register-has-account")),
        CodePurpose::Recover => Some((paths::REGISTER, "recover-has-none")),
        CodePurpose::ChangePhone => None,
    };
    view! {
        <Title text=text::title(&[&text::window(&title, refused)]) />
        <Layout>
            <div class="stack column-form">
                <h1>{title}</h1>
                <p class="lead">{t(&format!("{key}-lead"))}</p>
                {body}
                {other.map(|(href, key)| view! { <p><a href=href>{t(key)}</a></p> })}
            </div>
        </Layout>
    }
}

/// The second step: the code of the ticket in the address, and what else it takes.
#[component]
pub fn CodeTicketPage() -> impl IntoView {
    let page = Page::current();
    let name = path_value("ticket").unwrap_or_default();
    let path = page.path.clone();
    let refused = page.submission.is_some();
    let sought = name.clone();
    let answer = async move {
        let ticket = ports()?.registration.ticket(&sought).await?;
        // A ticket of another kind is none here.
        if paths::ticket(address(ticket.purpose), &sought) == path {
            Ok(ticket)
        } else {
            Err(AppError::NotFound)
        }
    };
    load(answer, move |ticket| {
        let title = t(&format!("{}-title", ticket.purpose.key()));
        let again = address(ticket.purpose);
        let body = if ticket.open {
            view! { <Code ticket=ticket.clone() name /> }.into_any()
        } else {
            view! { <p class="panel">{t("code-over")}</p> }.into_any()
        };
        view! {
            <Title text=text::title(&[&text::window(&title, refused)]) />
            <Meta name="robots" content="noindex" />
            <Layout>
                <div class="stack column-form">
                    <h1>{title}</h1>
                    {body}
                    <p><a href=again>{t("code-again")}</a></p>
                </div>
            </Layout>
        }
    })
}

#[component]
fn Code(ticket: CodeTicket, name: String) -> impl IntoView {
    let sent = with(
        "code-sent",
        &[
            ("phone", ticket.phone.into()),
            ("time", text::time(ticket.expires_at).into()),
        ],
    );
    let action = paths::ticket(address(ticket.purpose), &name);
    let whole_name = (ticket.purpose == CodePurpose::Register).then(|| {
        view! {
            <TextField
                name="whole_name"
                label=t("field-whole_name")
                hint=t("register-name-hint")
                autocomplete="name"
            />
        }
    });
    let password = (ticket.purpose != CodePurpose::ChangePhone).then(|| {
        view! {
            <TextField
                name="new_password"
                label=t("field-new_password")
                hint=t("new-password-hint")
                kind="password"
                autocomplete="new-password"
            />
        }
    });
    view! {
        <p class="lead">{sent}</p>
        <form class="form" method="post" action=action novalidate>
            <ErrorSummary title=t(&format!("{}-refused", ticket.purpose.key())) />
            <TextField
                name="code"
                label=t("field-phone-code")
                hint=t("code-hint")
                inputmode="numeric"
                autocomplete="one-time-code"
            />
            {whole_name} {password}
            <div class="buttons">
                <button class="button button-main">
                    {t(&format!("{}-button", ticket.purpose.key()))}
                </button>
            </div>
        </form>
    }
}
