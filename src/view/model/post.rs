//! What a post shows.

use crate::domain::{CardSide, Locale};

/// A post with its media, its product cards and its counts, in one language and one market.
#[derive(Clone, Debug)]
pub struct PostView {
    /// Post id, as in `/p/{post}`.
    pub id: String,
    /// Title, in the reader's language.
    pub title: String,
    /// One or two sentences below the title, if the creator wrote any.
    pub summary: Option<String>,
    /// Language of the texts.
    pub locale: Locale,
    /// ISO 3166 country whose prices are shown.
    pub country: String,
    /// ISO 4217 currency of the prices.
    pub currency: String,
    /// Origin of the server without a trailing slash, as in `https://shop.example`.
    pub server: String,
    /// Creator id.
    pub creator: String,
    /// Creator's name.
    pub creator_name: String,
    /// The market's word for advertising, if it is.
    pub advertising: Option<AdView>,
    /// Name of the brand.
    pub brand: String,
    /// Address of the shopper stylesheet.
    pub stylesheet: String,
    /// Address of this post's own stylesheet (see [`crate::view::post_css`]).
    pub positions: String,
    /// Address of the brand's themes, if it has any.
    pub themes: Option<String>,
    /// Photos and videos, in order. Several make a carousel.
    pub media: Vec<MediumView>,
    /// One card a hotspot, in the order of the hotspots.
    pub cards: Vec<CardView>,
    /// Likes of the post.
    pub likes: u64,
    /// The same, as text in the reader's language ("1,2 Tsd.").
    pub likes_text: String,
    /// Who is credited for what is bought here: the creator's id, or the code of the link that led to the post.
    pub credit: String,
    /// The address that is passed on, with a code that credits the same.
    pub share_url: String,
    /// The picture that goes with it.
    pub preview: String,
    /// How many comments there are, as text; empty for none, absent where there are no comments at all.
    pub comments_text: Option<String>,
    /// The exact number in words ("1,234 likes").
    pub likes_title: String,
    /// Where the share menu leads, besides "copy link".
    pub share: Vec<ShareTargetView>,
}

/// What advertising is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdView {
    /// The word.
    pub word: &'static str,
    /// Its language, which need not be the page's.
    pub lang: &'static str,
}

/// A photo or a video with its hotspots.
#[derive(Clone, Debug)]
pub struct MediumView {
    /// What it is; an unknown kind shows its poster.
    pub kind: MediumKind,
    /// The photo, or the video's poster.
    pub image: ImageView,
    /// Video files as (address, MIME type), best first. Empty for photos.
    pub sources: Vec<(String, String)>,
    /// Hotspots on this medium.
    pub hotspots: Vec<HotspotView>,
}

/// The kinds of media that have markup of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediumKind {
    /// A still picture, also used for the poster of a kind that this version does not know.
    Photo,
    /// A silent loop or a clip.
    Video,
}

/// A picture in several widths.
#[derive(Clone, Debug)]
pub struct ImageView {
    /// Address of the fallback width.
    pub src: String,
    /// (address, width in pixels) of every width there is; may be empty.
    pub srcset: Vec<(String, u32)>,
    /// Natural width in pixels.
    pub width: u32,
    /// Natural height in pixels.
    pub height: u32,
    /// Alternative text.
    pub alt: String,
    /// A tiny blurred version as a `data:` address, if there is one.
    pub placeholder: Option<String>,
}

/// A tappable point on a medium.
#[derive(Clone, Debug)]
pub struct HotspotView {
    /// Hotspot id, unique in its post.
    pub id: String,
    /// Fraction of the width, from the left.
    pub x: f64,
    /// Fraction of the height, from the top.
    pub y: f64,
    /// Seconds into the video from which it shows.
    pub from_s: Option<f64>,
    /// Seconds into the video until which it shows.
    pub to_s: Option<f64>,
    /// Where it is at `to_s`, as fractions from the left and from the top, if it moves there.
    pub to: Option<(f64, f64)>,
    /// Where its card opens; `None` for where there is room.
    pub side: Option<CardSide>,
    /// Accessible name: the product's title and price.
    pub label: String,
}

/// A product as a hotspot's card shows it.
#[derive(Clone, Debug)]
pub struct CardView {
    /// Hotspot id that opens the card.
    pub hotspot: String,
    /// Product id.
    pub product: String,
    /// Product title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Product picture.
    pub image: Option<ImageView>,
    /// Name of the option that the variants differ in ("Colour"); empty when there is one variant.
    pub option_name: String,
    /// At least one; the chosen one first to be shown is [`CardView::selected`].
    pub variants: Vec<VariantView>,
    /// Index of the variant that is chosen at first: the first one that can be bought, else 0.
    pub selected: usize,
    /// "From €16.00" in the list when variants differ in price, else the price.
    pub list_price_text: String,
    /// Likes of this hotspot as text; empty for none.
    pub likes_text: String,
    /// The exact number in words; empty for none.
    pub likes_title: String,
    /// What the market requires beside a price ("incl. VAT, plus delivery").
    pub tax_note: String,
    /// What can be specified of each piece; empty for most.
    pub personal: Vec<PersonalView>,
}

/// One thing that a shopper specifies.
#[derive(Clone, Debug)]
pub struct PersonalView {
    /// The field's id.
    pub id: String,
    /// "Width".
    pub label: String,
    /// "300 to 1500 mm, in steps of 5", "up to 12 characters, + €9.00".
    pub hint: String,
    /// Whether the product cannot be bought without it.
    pub required: bool,
    /// What is typed.
    pub input: PersonalInput,
}

/// What is typed.
#[derive(Clone, Debug)]
pub enum PersonalInput {
    /// A whole number.
    Measure {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
        /// From one to the next.
        step: i64,
        /// The unit's sign.
        unit: &'static str,
    },
    /// A line of text.
    Text {
        /// The most characters.
        max: u32,
    },
}

/// One variant of a product.
#[derive(Clone, Debug)]
pub struct VariantView {
    /// Variant id, the item id of carts.
    pub id: String,
    /// What tells it from its siblings ("Olive", "Grey, 350 ml").
    pub label: String,
    /// Price as text.
    pub price: String,
    /// Price in minor units, for events only.
    pub amount_minor: i64,
    /// Price before a reduction, as text.
    pub list_price: Option<String>,
    /// The small line beside the price: the lowest price of the 30 days before a reduction, as text.
    pub unit_price: Option<String>,
    /// "In stock", "Only 2 left", "Sold out".
    pub availability: String,
    /// Whether it can be put into the bag.
    pub available: bool,
    /// Address of a picture that replaces the card's, if the variant has one.
    pub image: Option<String>,
}

/// One way to share.
#[derive(Clone, Debug)]
pub struct ShareTargetView {
    /// Names the service for scripts: `whatsapp`.
    pub id: &'static str,
    /// Name of the service, as it writes itself.
    pub name: String,
    /// Address to open.
    pub url: String,
    /// The same for any link: with `{url}`, `{title}` and `{picture}` to be put in, encoded.
    pub pattern: &'static str,
}

impl CardView {
    /// The variant shown at first, if the card has any.
    pub fn chosen(&self) -> Option<&VariantView> {
        self.variants
            .get(self.selected)
            .or_else(|| self.variants.first())
    }
}
