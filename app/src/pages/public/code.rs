use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    components::{Icon, Layout},
    paths,
    text::t,
};

/// What any phone camera opens: a code is no answer, and where to get one.
///
/// The code stands behind the `#` of the address. This page has no script that looks at it:
/// whatever it could say, a forged code would say as well.
#[component]
pub fn CodePage() -> impl IntoView {
    view! {
        <Title text=t("code-title") />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="page-head">
                <h1>{t("code-heading")}</h1>
                <p class="lead">{t("code-lead")}</p>
            </div>
            <div class="stack-loose">
                <div class="two-ways">
                    <section class="panel stack-tight">
                        <h2>{t("code-check")}</h2>
                        <p>{t("code-check-text")}</p>
                        <a class="button button-main" href=paths::SCAN>
                            <Icon name="qr" />
                            {t("code-check-button")}
                        </a>
                    </section>
                    <section class="panel stack-tight">
                        <h2>{t("code-own")}</h2>
                        <p>{t("code-own-text")}</p>
                        <a class="button" href=paths::ID>
                            {t("code-own-button")}
                        </a>
                    </section>
                </div>
                <p class="quiet small">{t("code-address")}</p>
            </div>
        </Layout>
    }
}
