//! What readers tell their system that they like, and how each engine is brought to believe it.

use crate::support::browser::Browser;
use crate::support::engine::Engine;
use serde_json::json;

const SCRIPTS: &str = include_str!("media_emulation.js");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    Dark,
    MoreContrast,
    ForcedColours,
    NoMotion,
}

impl Browser {
    /// The reader's system has these preferences from now on, and no others. False where this engine cannot be told so.
    pub async fn emulate(&self, preferences: &[Preference]) -> bool {
        let has = |preference| preferences.contains(&preference);
        match self.engine {
            Engine::Chromium => {
                let feature = |name: &str, wish, yes: &str, no: &str| json!({ "name": name, "value": if has(wish) { yes } else { no } });
                let features = json!({ "features": [
                    feature("prefers-color-scheme", Preference::Dark, "dark", "light"),
                    feature("prefers-contrast", Preference::MoreContrast, "more", "no-preference"),
                    feature("forced-colors", Preference::ForcedColours, "active", "none"),
                    feature("prefers-reduced-motion", Preference::NoMotion, "reduce", "no-preference"),
                ] });
                self.devtools("Emulation.setEmulatedMedia", features).await;
                true
            }
            Engine::Firefox => {
                // It takes more contrast for a wish only where colours are forced, and those are of more contrast then.
                if has(Preference::MoreContrast) && !has(Preference::ForcedColours) {
                    return false;
                }
                let values = [Preference::Dark, Preference::ForcedColours, Preference::NoMotion]
                    .map(|preference| json!(has(preference)));
                self.privileged(SCRIPTS, "setFirefoxPreferences", values.to_vec()).await;
                let what = "the page has heard of the preferences";
                self.until_call(what, SCRIPTS, "hasPreferences", values[1..].to_vec()).await;
                true
            }
            Engine::WebKit => preferences.is_empty(),
        }
    }
}
