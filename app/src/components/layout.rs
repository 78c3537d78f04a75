use leptos::prelude::*;
use leptos_meta::Body;

use super::Icon;
use crate::{page::Page, paths, ports::Language, text::t};

/// A page with the common head and foot.
#[component]
pub fn Layout(
    /// A wider column, for lists and forms side by side.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let column = if wide { "column column-wide" } else { "column" };
    view! {
        <Body {..} class="page" />
        <a class="skip" href="#main">{t("skip")}</a>
        <TopBar />
        <main class=column id="main">{children()}</main>
        <Footer />
    }
}

/// Brand and account.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="top">
            <a class="brand" href=paths::HOME>
                <svg class="brand-mark" aria-hidden="true"><use href="/icons.svg#brand"></use></svg>
                "Digital ID"
            </a>
            <nav class="top-nav" aria-label=t("account")><AccountLink /></nav>
        </header>
    }
}

/// The way to one's account, or to the sign-in.
#[component]
pub fn AccountLink() -> impl IntoView {
    let page = Page::current();
    match page.visitor {
        Some(visitor) => Some(
            view! {
                <a class="top-link" href=paths::ACCOUNT>
                    <Icon name="user" />
                    <span class="visually-hidden">{t("account")} ": "</span>
                    <span class="top-name">{visitor.name}</span>
                </a>
            }
            .into_any(),
        ),
        None if page.path == paths::SIGN_IN => None,
        None => {
            // The landing has no other way in for those who only want to sign in.
            let main = page.path == paths::HOME;
            let class = if main {
                "button button-main"
            } else {
                "top-link"
            };
            let icon = (!main).then(|| view! { <Icon name="user" /> });
            Some(view! { <a class=class href=paths::SIGN_IN>{icon}{t("sign-in")}</a> }.into_any())
        }
    }
}

/// Language and the way to explanations.
#[component]
pub fn Footer() -> impl IntoView {
    let page = Page::current();
    let back = page.path.clone();
    let others = Language::ALL
        .into_iter()
        .filter(move |language| *language != page.language);
    view! {
        <footer class="foot">
            <div class="foot-in">
                <a href="/#how">{t("foot-how")}</a>
                <form method="post" action=paths::LANGUAGE>
                    <input type="hidden" name="next" value=back />
                    {others
                        .map(|language| {
                            view! {
                                <button class="link-button" name="language" value=language.tag() lang=language.tag()>
                                    {t(&format!("language-{}", language.tag()))}
                                </button>
                            }
                        })
                        .collect_view()}
                </form>
            </div>
        </footer>
    }
}
