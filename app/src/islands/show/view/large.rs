use leptos::{html::Dialog, prelude::*};

use super::{Words, picture::Picture};
use crate::islands::show::{browser, engine::Engine, timeline::Face};

/// The code alone, as large as it goes. Escape, "back" and a tap close it.
#[component]
pub(in crate::islands::show) fn Large(
    engine: Engine,
    words: Words,
    photo: String,
    large: RwSignal<bool>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let face = engine.face();
    let request = engine.request();
    // Whether a step of the browser's history stands for the open view.
    let stepped = StoredValue::new(false);
    let step_back = move || {
        if stepped.try_update_value(std::mem::take).unwrap_or_default() {
            browser::step_back();
        }
    };
    Effect::new(move |_| {
        if face.get() != Face::Code || request.with(Option::is_some) {
            large.set(false);
        }
    });
    Effect::new(move |_| {
        let (open, Some(dialog)) = (large.get(), dialog.get()) else {
            return;
        };
        if open && !dialog.open() {
            if dialog.show_modal().is_ok() {
                stepped.set_value(true);
                browser::push_step();
            }
        } else if !open && dialog.open() {
            dialog.close();
            step_back();
        }
    });
    Effect::new(move |_| {
        window_event_listener_untyped("popstate", move |_| {
            stepped.set_value(false);
            large.set(false);
        });
    });
    let left = move || engine.moment.with(|moment| moment.left.to_string());
    let content = move || {
        large.get().then(|| {
            view! {
                <button
                    class="code-field"
                    type="button"
                    aria-label=words.of("show-smaller-label")
                    on:click=move |_| large.set(false)
                >
                    <Picture engine words photo=photo.clone() />
                </button>
                <div class="show-large-foot">
                    <p class="code-left">
                        <span class="code-seconds">{left}</span>
                        {words.of("show-large-seconds")}
                    </p>
                    <button class="button" type="button" on:click=move |_| large.set(false)>
                        {words.of("show-smaller")}
                    </button>
                </div>
            }
        })
    };
    view! {
        <dialog
            class="show-large show-large-dialog"
            aria-label=words.of("show-large-label")
            node_ref=dialog
            on:close=move |_| {
                large.set(false);
                step_back();
            }
        >
            {content}
        </dialog>
    }
}
