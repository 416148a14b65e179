//! The parties of a story: sides and speakers.

use std::rc::Rc;

use super::text::Text;

/// A party whose stances and figures are compared with those of others.
#[derive(Debug)]
pub struct Side {
    /// Its name.
    pub name: Text,
    /// Its index in the order of the sides, from 0. It determines the side's colour.
    pub index: usize,
    /// Its id in the story.
    pub id: String,
}

/// A person or body that says something.
#[derive(Debug)]
pub struct Speaker {
    /// The name.
    pub name: Text,
    /// The office or role, such as "aide to the Russian president".
    pub role: Option<Text>,
    /// The side for which it speaks.
    pub side: Option<Rc<Side>>,
}
