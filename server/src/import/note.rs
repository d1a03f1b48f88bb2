//! What there is to say of an entry: one variant a thing that can be wrong or was passed over, with what it is about.
//!
//! Its sentences are in `text::words::import`; a new variant does not compile without them in every language.

use std::fmt;

use spotlet::api::product::ProductJsonError;
use spotlet::domain::{Currency, Locale};

use crate::text::words::import::note;

/// A warning, or why something was refused. What a library or the system said of it stays in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A line of a table, and what is wrong in it.
    At(u64, Box<Note>),
    /// A column has no value here.
    Empty(String),
    /// The table's head has no `id`.
    NoIdColumn,
    /// The text is no UTF-8.
    OtherEncoding,
    /// It cannot be read, as the reader says.
    Unreadable(String),
    /// It is no JSON, as the parser says.
    NoJson(String),
    /// There is nothing in it.
    Nothing,
    /// A key that must be a list is none.
    NoList(&'static str),
    /// Neither a post nor a product nor a list of them.
    NoEntries,
    /// A field is missing.
    Missing(String),
    /// It has not the shape it should have, as the parser says.
    Misshapen(String),
    /// No price with a currency.
    NoPrice(String),
    /// No amount in this currency.
    NoAmount(String, Currency),
    /// No currency.
    NoCurrency(String),
    /// No weight with a unit.
    NoWeight(String),
    /// Neither `yes` nor `no`, in this column.
    NoChoice(&'static str, String),
    /// No number, in this column.
    NoNumber(String, String),
    /// No contents such as `750 g`.
    NoContents(String),
    /// A column names no location, and why.
    NoLocation(String, String),
    /// A word for availability that nobody knows.
    Availability(String),
    /// A page without schema.org data.
    NoData,
    /// A page whose schema.org data name no product.
    NoProductData,
    /// Schema.org: a key is missing.
    NoKey(&'static str),
    /// Schema.org: the offer has not this key.
    NoOfferKey(&'static str),
    /// Schema.org: the variant of this number has no name.
    NamelessVariant(usize),
    /// Schema.org: only the first offer counts.
    SeveralOffers,
    /// A key that nobody reads.
    UnknownKey(String),
    /// Posts are not taken here.
    PostNotTaken,
    /// There is a product with this id, which would be replaced.
    Replaces,
    /// A hotspot's product is in no catalog.
    UnknownProduct(String),
    /// The same product twice.
    ProductTwice(String),
    /// The same post twice.
    PostTwice(String),
    /// A variant that another product has.
    VariantElsewhere {
        /// The variant.
        variant: String,
        /// The product that has it.
        product: String,
    },
    /// No id, and why.
    NoId(String, String),
    /// No variant's id, and why.
    NoVariantId(String, String),
    /// The product does not hold together.
    Product(ProductJsonError),
    /// The post does not hold together, or is none.
    Post(String),
    /// What is said of the creator cannot be read.
    Creator(String),
    /// The creator's link is no address.
    NoAddress(String),
    /// A picture of another site was left out.
    LeftOut(String, Way),
    /// A file of another site, which is not fetched.
    Remote(String, Way),
    /// A name that leads out of the folder.
    Outside(String),
    /// A picture that the library does not have.
    NotInLibrary(String, Way),
    /// A file that is not there.
    NotFound(String, Way),
    /// A picture or video that was not taken, and why.
    Medium(String, String),
    /// A picture that was taken and is not there.
    NotStored(String),
    /// A file that cannot be read, and why.
    NotRead(String, String),
    /// Something failed on our side.
    Failed(String),
}

/// How a picture that is not there comes in all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Beside the imported file.
    Beside,
    /// By the library.
    Library,
}

impl Note {
    /// What is wrong with the shape of a value.
    pub(super) fn shape(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        match text.strip_prefix("missing field ") {
            Some(field) => Self::Missing(field.trim_matches('`').to_owned()),
            None => Self::Misshapen(text),
        }
    }

    /// Something that is wrong in a line of a table.
    pub(super) fn at(self, line: u64) -> Self {
        Self::At(line, Box::new(self))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&note(self, Locale::En))
    }
}
