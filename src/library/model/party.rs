//! Who is in the story: sides, and those who speak.

use std::rc::Rc;

use super::text::Text;

/// A party whose stances and figures are set beside others'.
#[derive(Debug)]
pub struct Side {
    /// Its name.
    pub name: Text,
    /// Its place in the order of sides, from 0, which is also its colour's.
    pub index: usize,
    /// Its id in the story.
    pub id: String,
}

/// A person or body that says things.
#[derive(Debug)]
pub struct Speaker {
    /// The name.
    pub name: Text,
    /// Office or part, such as "aide to the Russian president".
    pub role: Option<Text>,
    /// The side for which it speaks.
    pub side: Option<Rc<Side>>,
}
