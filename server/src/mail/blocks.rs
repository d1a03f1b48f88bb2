//! What a letter consists of, before it is set in type.

use spotlet::domain::Locale;

/// A letter to a shopper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Language of the texts.
    pub locale: Locale,
    /// Who it goes to.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// The first words at the top.
    pub heading: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// Name of the brand.
    pub brand: String,
    /// Where the brand's name leads.
    pub home: String,
    /// Links at the foot, as (text, address): terms, privacy, imprint, withdrawal.
    pub legal: Vec<(String, String)>,
}

/// A piece of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A sentence or a few.
    Paragraph(String),
    /// A heading within the letter.
    Heading(String),
    /// The one thing to do, as (text, address).
    Button(String, String),
    /// Another thing that can be done, as (text, address).
    Link(String, String),
    /// What was bought: rows of words and an amount.
    Rows(Vec<(String, String)>),
    /// The last row, which counts most.
    Sum(String, String),
    /// Lines that belong together, such as an address.
    Lines(Vec<String>),
    /// What the law wants said.
    Small(String),
}
