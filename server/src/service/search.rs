//! Finding products by words. Pure: it is given the catalog and returns what fits, best first.

use spotlet::domain::product::Product;
use spotlet::domain::variant::Variant;

/// What is looked for. Everything that is given must fit.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Words, each of which must stand somewhere in a product.
    pub query: Option<String>,
    /// Tags, one of which the product must have.
    pub categories: Vec<String>,
    /// What a variant costs at least, in minor units.
    pub min_price: Option<i64>,
    /// What a variant costs at most.
    pub max_price: Option<i64>,
}

impl Search {
    /// The products that fit, each with only the variants that fit, best first.
    #[must_use]
    pub fn find(&self, products: &[Product]) -> Vec<Product> {
        let mut found: Vec<(usize, Product)> = products
            .iter()
            .filter_map(|product| Some((self.rank(product)?, self.narrowed(product)?)))
            .collect();
        // A stable sort: what fits equally well stays in the order of the catalog.
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, product)| product).collect()
    }

    /// A product with only the variants that fit; nothing if none does.
    #[must_use]
    pub fn narrowed(&self, product: &Product) -> Option<Product> {
        let has_category = |wanted: &String| {
            product
                .tags
                .iter()
                .any(|tag| tag.eq_ignore_ascii_case(wanted))
        };
        if !self.categories.is_empty() && !self.categories.iter().any(has_category) {
            return None;
        }
        let mut product = product.clone();
        product.variants.retain(|variant| self.costs_right(variant));
        (!product.variants.is_empty()).then_some(product)
    }

    fn costs_right(&self, variant: &Variant) -> bool {
        let price = variant.price.amount_minor;
        self.min_price.is_none_or(|min| price >= min)
            && self.max_price.is_none_or(|max| price <= max)
    }

    /// How well a product fits the words, 0 best; nothing if one of them is not in it.
    fn rank(&self, product: &Product) -> Option<usize> {
        let titles = texts(product.title.iter());
        let rest = texts(product.description.iter())
            + &product.tags.join(" ").to_lowercase()
            + &product
                .variants
                .iter()
                .map(|v| texts(v.title.iter()))
                .collect::<String>()
            + product.id.as_str();
        let mut outside_the_title = 0;
        for word in self.query.iter().flat_map(|query| query.split_whitespace()) {
            let word = word.to_lowercase();
            if titles.contains(&word) {
                continue;
            }
            if !rest.contains(&word) {
                return None;
            }
            outside_the_title += 1;
        }
        Some(outside_the_title)
    }
}

/// The texts of every language: somebody may look for a German word on an English page.
fn texts<'a>(languages: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    languages
        .map(|(_, text)| text.to_lowercase() + " ")
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    fn product(id: &str, title: &str, description: &str, prices: &[i64]) -> Product {
        let variants: Vec<_> = prices
            .iter()
            .map(|price| {
                json!({ "id": format!("{id}-{price}"), "title": "One",
                    "price": { "amount_minor": price, "currency": "EUR" } })
            })
            .collect();
        serde_json::from_value(json!({ "id": id, "title": { "en": title, "de": "Stuhl" },
            "description": description, "variants": variants, "tags": ["Seating"] }))
        .unwrap()
    }

    fn ids(search: &Search, products: &[Product]) -> Vec<String> {
        search
            .find(products)
            .iter()
            .map(|product| product.id.to_string())
            .collect()
    }

    #[test]
    fn titles_come_before_descriptions_and_every_word_counts() {
        let shop = [
            product("bench", "Bench", "Goes with the chair", &[100]),
            product("chair", "Chair", "Oak", &[200]),
        ];
        let query = |words: &str| Search {
            query: Some(words.to_owned()),
            ..Search::default()
        };
        assert_eq!(ids(&query("chair"), &shop), ["chair", "bench"]);
        assert_eq!(ids(&query("OAK chair"), &shop), ["chair"]);
        assert_eq!(ids(&query("stuhl"), &shop), ["bench", "chair"]);
        assert!(ids(&query("lamp"), &shop).is_empty());
    }

    #[test]
    fn filters_leave_out_variants_and_products() {
        let shop = [
            product("bench", "Bench", "", &[100, 300]),
            product("chair", "Chair", "", &[500]),
        ];
        let cheap = Search {
            max_price: Some(200),
            ..Search::default()
        };
        let found = cheap.find(&shop);
        assert_eq!((found.len(), found.first().unwrap().variants.len()), (1, 1));
        let category = |tag: &str| Search {
            categories: vec![tag.to_owned()],
            ..Search::default()
        };
        assert_eq!(ids(&category("seating"), &shop).len(), 2);
        assert!(ids(&category("light"), &shop).is_empty());
    }
}
