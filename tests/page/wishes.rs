//! What readers tell their system that they like, and how each engine is brought to believe it.

use crate::browser::Browser;
use crate::engine::Engine;
use serde_json::json;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Dark,
    MoreContrast,
    ForcedColours,
    NoMotion,
}

impl Browser {
    /// The reader's system has these wishes from now on, and no others. False where this engine cannot be told so.
    pub async fn wish(&self, wishes: &[Wish]) -> bool {
        let has = |wish| wishes.contains(&wish);
        match self.engine {
            Engine::Chromium => {
                let feature = |name: &str, wish, yes: &str, no: &str| json!({ "name": name, "value": if has(wish) { yes } else { no } });
                let features = json!({ "features": [
                    feature("prefers-color-scheme", Wish::Dark, "dark", "light"),
                    feature("prefers-contrast", Wish::MoreContrast, "more", "no-preference"),
                    feature("forced-colors", Wish::ForcedColours, "active", "none"),
                    feature("prefers-reduced-motion", Wish::NoMotion, "reduce", "no-preference"),
                ] });
                self.devtools("Emulation.setEmulatedMedia", features).await;
                true
            }
            Engine::Firefox => {
                // It takes more contrast for a wish only where colours are forced, and those are of more contrast then.
                if has(Wish::MoreContrast) && !has(Wish::ForcedColours) {
                    return false;
                }
                let script = "const [dark, forced, still] = arguments;
                    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
                    Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 0);
                    Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0)";
                let values = [Wish::Dark, Wish::ForcedColours, Wish::NoMotion].map(|wish| json!(has(wish)));
                self.privileged(script, values.to_vec()).await;
                let heard = "return matchMedia('(forced-colors: active)').matches === arguments[0]
                    && matchMedia('(prefers-reduced-motion: reduce)').matches === arguments[1]";
                self.until("the page has heard of the wishes", heard, values[1..].to_vec()).await;
                true
            }
            Engine::WebKit => wishes.is_empty(),
        }
    }
}
