//! The widget in frames, behind real servers and policies.

mod deployment;
mod frames;
mod nested_frames;
