//! What became of an import's entries, for whoever imported them: on a console in English, in the studio in its reader's language.

use spotlet::domain::Locale;

use super::product::{TypedError, product_error};
use crate::import::{Note, Place, Thing, Way};

/// Where it stands.
#[must_use]
pub fn place(place: &Place, locale: Locale) -> String {
    let is_german = locale == Locale::De;
    let or = |en: &str, de: &str| if is_german { de } else { en }.to_owned();
    let named = |name: &str| match name {
        "" => String::new(),
        name => format!(" ({name})"),
    };
    match place {
        Place::File => or("the file", "Die Datei"),
        Place::Table => or("the table", "Die Tabelle"),
        Place::Lines(lines, group) => {
            let numbers: Vec<String> = lines.iter().map(u64::to_string).collect();
            let word = match numbers.len() {
                1 => or("line", "Zeile"),
                _ => or("lines", "Zeilen"),
            };
            format!("{word} {}{}", numbers.join(", "), named(group))
        }
        Place::Entry(number, id) => {
            let id = named(id.as_deref().unwrap_or_default());
            format!("{} {number}{id}", or("entry", "Eintrag"))
        }
        Place::Named(name) => name.clone(),
    }
}

/// What was taken.
#[must_use]
pub fn taken(thing: &Thing, locale: Locale) -> String {
    match (thing, locale) {
        (Thing::Product(id), Locale::En) => format!("product {id}"),
        (Thing::Product(id), Locale::De) => format!("Produkt {id}"),
        (Thing::Post(id), Locale::En) => format!("post {id}"),
        (Thing::Post(id), Locale::De) => format!("Beitrag {id}"),
    }
}

/// What there is to say of it, without a full stop.
#[must_use]
pub fn note(note: &Note, locale: Locale) -> String {
    match locale {
        Locale::En => english(note),
        Locale::De => german(note),
    }
}

fn english(note: &Note) -> String {
    match note {
        Note::At(line, note) => format!("line {line}: {}", english(note)),
        Note::Empty(column) => format!("`{column}` is empty"),
        Note::NoIdColumn => "the first line names no column `id`".to_owned(),
        Note::OtherEncoding => {
            "it has letters in another encoding: save the table as UTF-8".to_owned()
        }
        Note::Unreadable(error) => format!("it cannot be read: {error}"),
        Note::NoJson(error) => format!("it is no JSON: {error}"),
        Note::Nothing => "there is nothing in it".to_owned(),
        Note::NoList(key) => format!("`{key}` must be a list"),
        Note::NoEntries => "it must be a post, a product, or a list of them".to_owned(),
        Note::Missing(field) => format!("`{field}` is missing"),
        Note::Misshapen(error) => format!("it does not read as what it should be: {error}"),
        Note::NoPrice(text) => format!("`{text}` is no price such as `649.00 EUR`"),
        Note::NoAmount(text, currency) => format!("`{text}` is no amount in {currency}"),
        Note::NoCurrency(text) => format!("`{text}` is no currency"),
        Note::NoWeight(text) => format!("`{text}` is no weight such as `2.5 kg`"),
        Note::NoChoice(column, text) => format!("`{column}` is `yes` or `no`, not `{text}`"),
        Note::NoNumber(column, text) => format!("`{column}` is `{text}`, no number"),
        Note::NoContents(text) => {
            format!("`{text}` is no quantity such as `750 g`, `0.75 l` or `2.5 m`")
        }
        Note::NoLocation(column, error) => format!("`{column}`: {error}"),
        Note::Availability(text) => format!("availability `{text}` is not known"),
        Note::NoData => "the page has no schema.org data (JSON-LD)".to_owned(),
        Note::NoProductData => "the page's schema.org data name no product".to_owned(),
        Note::NoKey(key) => format!("it has no `{key}`"),
        Note::NoOfferKey(key) => format!("its offer has no `{key}`"),
        Note::NamelessVariant(number) => {
            format!("variant {number} has neither `sku` nor `name`")
        }
        Note::SeveralOffers => "it has several offers; the first one was taken".to_owned(),
        Note::UnknownKey(key) => format!("the key `{key}` is not known and was ignored"),
        Note::PostNotTaken => "it is a post; only products are taken here".to_owned(),
        Note::Replaces => "it replaces the product with this id".to_owned(),
        Note::UnknownProduct(id) => {
            format!("a hotspot names the product {id}, which is in no catalog yet")
        }
        Note::ProductTwice(id) => format!("product {id} stands there twice"),
        Note::PostTwice(id) => format!("post {id} stands there twice"),
        Note::VariantElsewhere { variant, product } => {
            format!("variant {variant} belongs to product {product} already")
        }
        Note::NoId(id, error) => format!("id `{id}`: {error}"),
        Note::NoVariantId(id, error) => format!("variant id `{id}`: {error}"),
        Note::Product(error) => error.to_string(),
        Note::Post(error) | Note::Failed(error) => error.clone(),
        Note::Creator(error) => format!("creator: {error}"),
        Note::NoAddress(text) => format!("creator.link: {text} is no http or https address"),
        Note::LeftOut(src, way) => format!(
            "the picture {src} was left out, as nothing is fetched from other sites: {}",
            way_out(*way, Locale::En)
        ),
        Note::Remote(src, way) => format!(
            "{src} lies on another site, and nothing is fetched from there: {}",
            way_out(*way, Locale::En)
        ),
        Note::Outside(src) => format!("{src} does not lie below the folder of the file"),
        Note::NotInLibrary(src, way) => format!(
            "the picture {src} is not in the library: {}",
            way_out(*way, Locale::En)
        ),
        Note::NotFound(src, way) => format!(
            "{src} was not found in the folder of the file: {}",
            way_out(*way, Locale::En)
        ),
        Note::Medium(src, error) => format!("{src}: {error}"),
        Note::NotStored(src) => format!("{src}: it was not stored"),
        Note::NotRead(src, error) => format!("{src}: it cannot be read: {error}"),
    }
}

fn german(note: &Note) -> String {
    match note {
        Note::At(line, note) => format!("Zeile {line}: {}", german(note)),
        Note::Empty(column) => format!("„{column}“ ist leer"),
        Note::NoIdColumn => "Die erste Zeile nennt keine Spalte „id“".to_owned(),
        Note::OtherEncoding => {
            "Buchstaben stehen in einer anderen Kodierung da: Speichern Sie die Tabelle als UTF-8"
                .to_owned()
        }
        Note::Unreadable(error) => format!("Das lässt sich nicht lesen: {error}"),
        Note::NoJson(error) => format!("Das ist kein JSON: {error}"),
        Note::Nothing => "Es steht nichts darin".to_owned(),
        Note::NoList(key) => format!("„{key}“ muss eine Liste sein"),
        Note::NoEntries => "Es muss ein Beitrag, ein Produkt oder eine Liste davon sein".to_owned(),
        Note::Missing(field) => format!("„{field}“ fehlt"),
        Note::Misshapen(error) => format!("Der Eintrag hat nicht die erwartete Form: {error}"),
        Note::NoPrice(text) => format!("„{text}“ ist kein Preis wie „649.00 EUR“"),
        Note::NoAmount(text, currency) => format!("„{text}“ ist kein Betrag in {currency}"),
        Note::NoCurrency(text) => format!("„{text}“ ist keine Währung"),
        Note::NoWeight(text) => format!("„{text}“ ist kein Gewicht wie „2.5 kg“"),
        Note::NoChoice(column, text) => {
            format!("„{column}“ ist „yes“ oder „no“, nicht „{text}“")
        }
        Note::NoNumber(column, text) => format!("„{column}“ ist „{text}“, keine Zahl"),
        Note::NoContents(text) => {
            format!("„{text}“ ist keine Menge wie „750 g“, „0.75 l“ oder „2.5 m“")
        }
        Note::NoLocation(column, _) => format!("„{column}“ nennt keinen Lagerort"),
        Note::Availability(text) => format!("Die Verfügbarkeit „{text}“ ist unbekannt"),
        Note::NoData => "Die Seite hat keine schema.org-Daten (JSON-LD)".to_owned(),
        Note::NoProductData => "Die schema.org-Daten der Seite nennen kein Produkt".to_owned(),
        Note::NoKey(key) => format!("„{key}“ fehlt"),
        Note::NoOfferKey(key) => format!("Dem Angebot fehlt „{key}“"),
        Note::NamelessVariant(number) => {
            format!("Variante {number} hat weder „sku“ noch „name“")
        }
        Note::SeveralOffers => "Es gibt mehrere Angebote; das erste wurde genommen".to_owned(),
        Note::UnknownKey(key) => {
            format!("Der Schlüssel „{key}“ ist unbekannt und wurde übergangen")
        }
        Note::PostNotTaken => "Das ist ein Beitrag; hier werden nur Produkte übernommen".to_owned(),
        Note::Replaces => "Es ersetzt das Produkt mit dieser Kennung".to_owned(),
        Note::UnknownProduct(id) => {
            format!("Ein Hotspot nennt das Produkt {id}, das in keinem Katalog steht")
        }
        Note::ProductTwice(id) => format!("Das Produkt {id} steht zweimal da"),
        Note::PostTwice(id) => format!("Der Beitrag {id} steht zweimal da"),
        Note::VariantElsewhere { variant, product } => {
            format!("Die Variante {variant} gehört schon zum Produkt {product}")
        }
        Note::NoId(id, _) => format!(
            "„{id}“ ist keine Kennung: Sie besteht aus kleinen Buchstaben, Ziffern und Bindestrichen"
        ),
        Note::NoVariantId(id, _) => format!(
            "„{id}“ ist keine Kennung einer Variante: Sie besteht aus kleinen Buchstaben, Ziffern und Bindestrichen"
        ),
        Note::Product(error) => {
            let sentence = product_error(&TypedError::Product(error.clone()), Locale::De);
            sentence.trim_end_matches('.').to_owned()
        }
        Note::Post(error) => format!("Der Beitrag ist nicht vollständig: {error}"),
        Note::Failed(error) => format!("Auf unserer Seite schlug etwas fehl: {error}"),
        Note::Creator(error) => format!("Der Creator lässt sich nicht lesen: {error}"),
        Note::NoAddress(text) => {
            format!("creator.link: {text} ist keine Adresse mit http oder https")
        }
        Note::LeftOut(src, way) => format!(
            "Das Bild {src} wurde ausgelassen, da von anderen Seiten nichts geladen wird: {}",
            way_out(*way, Locale::De)
        ),
        Note::Remote(src, way) => format!(
            "{src} liegt auf einer anderen Seite, von der nichts geladen wird: {}",
            way_out(*way, Locale::De)
        ),
        Note::Outside(src) => format!("{src} liegt nicht im Ordner der Datei"),
        Note::NotInLibrary(src, way) => format!(
            "Das Bild {src} ist nicht unter Ihren Medien: {}",
            way_out(*way, Locale::De)
        ),
        Note::NotFound(src, way) => format!(
            "{src} wurde im Ordner der Datei nicht gefunden: {}",
            way_out(*way, Locale::De)
        ),
        Note::Medium(src, error) => format!("{src} wurde nicht übernommen: {error}"),
        Note::NotStored(src) => format!("{src} wurde nicht gespeichert"),
        Note::NotRead(src, error) => format!("{src} kann nicht gelesen werden: {error}"),
    }
}

fn way_out(way: Way, locale: Locale) -> &'static str {
    match (way, locale) {
        (Way::Beside, Locale::En) => "save it beside the file and write its name there",
        (Way::Beside, Locale::De) => {
            "Speichern Sie es neben der Datei und nennen Sie dort seinen Namen"
        }
        (Way::Library, Locale::En) => "upload it under Media, then choose it on the product's page",
        (Way::Library, Locale::De) => {
            "Laden Sie es unter Medien hoch und wählen Sie es auf der Seite des Produkts"
        }
    }
}
