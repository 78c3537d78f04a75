//! The camera edge to edge, one frame, one hint, the tools.

use leptos::prelude::*;

use super::parts::{KeepingBars, PhotoInput, Press, Slot, UpdateBar};
use crate::{components::Icon, text::t};

/// The corners of the frame.
pub(super) const FRAME: &str = "M3 24V13A10 10 0 0 1 13 3h11M76 3h11a10 10 0 0 1 10 10v11M97 76v11a10 10 0 0 1-10 10H76M24 97H13A10 10 0 0 1 3 87V76";

/// The live scanner.
#[component]
pub(super) fn Live() -> AnyView {
    view! {
        <div class="scanner" data-scene data-state="looking" data-set="data-state:state" data-when="live" hidden>
            <h1 tabindex="-1">{t("scan-title")}</h1>
            <span class="scanner-near" data-when="cut-out" hidden></span>
            <video
                class="scanner-video"
                id="scanner-video"
                aria-label=t("scanpage-picture")
                autoplay
                muted
                playsinline
            ></video>
            <div class="scanner-top">
                <Press does="open:organizations" class="org-pill" sheet=true>
                    <span>
                        <span class="visually-hidden">{t("scanpage-as")}" "</span>
                        <Slot name="organization" />
                    </span>
                    <Icon name="chevron-down" small=true />
                </Press>
                <div class="org-row">
                    <Press does="open:details" class="org-more" sheet=true>
                        {t("scanpage-more")}
                    </Press>
                    <Press does="open:group" class="org-more" sheet=true>
                        <span data-when="!group">{t("scanpage-group")}</span>
                        <Slot name="group" />
                    </Press>
                </div>
            </div>
            <svg class="scanner-frame" viewBox="0 0 100 100" aria-hidden="true">
                <path d=FRAME></path>
            </svg>
            <div class="scanner-says">
                <KeepingBars />
                <UpdateBar />
                <p class="scanner-hint" role="status"><Slot name="hint" /></p>
            </div>
            <Tools />
        </div>
    }
    .into_any()
}

#[component]
fn Tools() -> impl IntoView {
    view! {
        <div class="scanner-tools" role="group" aria-label=t("scanpage-tools")>
            <button
                class="tool"
                type="button"
                data-do="torch"
                data-when="torch"
                data-flag="aria-pressed:torch-on"
                aria-pressed="false"
                hidden
            >
                <Icon name="torch" />
                <span>{t("scanpage-tool-torch")}</span>
            </button>
            <Press does="open:lenses" class="tool" sheet=true>
                <Icon name="lens" />
                <span>{t("scanpage-tool-lens")}</span>
            </Press>
            <label class="tool">
                <Icon name="photo" />
                <span>{t("scanpage-tool-photo")}</span>
                <PhotoInput />
            </label>
            <Press does="open:digits" class="tool" sheet=true>
                <Icon name="digits" />
                <span>{t("scanpage-tool-digits")}</span>
            </Press>
            <Press does="open:reads" class="tool" sheet=true label=t("scanpage-reads")>
                <Icon name="question" />
                <span>{t("scanpage-tool-reads")}</span>
            </Press>
        </div>
    }
}
