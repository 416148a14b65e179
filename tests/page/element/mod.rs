//! The element's public interface: attributes, properties, methods, events and states.

mod attributes;
mod contract;
mod events;
mod lifecycle;
mod loading;
mod modules;
mod published_answers;
mod published_stories;
mod state;
mod story_changes;
