use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    components::{Icon, Layout},
    paths,
    text::{self, t},
};

/// What any phone camera opens when it sees a code of the training.
///
/// What stands behind the `#` of the address is looked at by nobody: it proves nothing.
#[component]
pub fn TrainingCodePage() -> impl IntoView {
    let title = t("training-public");
    view! {
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t("training-public-text")}</p>
            </div>
            <div class="buttons">
                <a class="button" href=paths::TRAINING>
                    <Icon name="qr" />
                    {t("training")}
                </a>
            </div>
        </Layout>
    }
}
