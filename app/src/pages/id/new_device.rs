use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{Icon, Layout},
    page::Page,
    paths,
    text::{self, t},
};

/// In the place of a code, where the holder has other devices: the password comes first.
#[component]
pub(super) fn NewDevice() -> impl IntoView {
    let next = Page::current().path;
    let title = t("devices-new");
    view! {
        <PortalHead />
        <Title text=text::title(&[&title]) />
        <Layout>
            <form class="stack column-form" method="post" action=paths::ID_DEVICES>
                <h1>{title}</h1>
                <p class="lead">{t("devices-new-lead")}</p>
                <p>{t("devices-new-text")}</p>
                <input type="hidden" name="next" value=next />
                <div class="buttons">
                    <button class="button button-main button-large" name="act" value="confirm">
                        <Icon name="key" />
                        {t("devices-new-button")}
                    </button>
                    <a class="button button-large" href=paths::ID>{t("history-back")}</a>
                </div>
            </form>
        </Layout>
    }
}

/// In the place of a code without JavaScript, where the session is bound to a key that only a
/// script can use.
#[component]
pub(super) fn BoundWithoutScript() -> impl IntoView {
    view! {
        <div class="notice">
            <Icon name="key" />
            <p class="notice-title">{t("devices-script")}</p>
            <p>{t("devices-script-text")}</p>
        </div>
    }
}
