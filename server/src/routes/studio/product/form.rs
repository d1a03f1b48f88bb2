//! A product's fields, laid out in parts.

use spotlet::domain::{LibraryMedium, MediumSort};
use spotlet::view::model::studio::{GroupView, InputKind, InputView, PickView, SectionView};
use spotlet::view::studio::words::ProductWords;

use super::typed::Typed;
use crate::present::Setting;

/// So many of the library's newest pictures are offered.
const PICKS: usize = 24;

/// The whole form.
pub fn sections(
    setting: Setting<'_>,
    typed: &Typed,
    is_new: bool,
    library: &[LibraryMedium],
) -> Vec<SectionView> {
    let form = Form {
        setting,
        typed,
        words: ProductWords::of(setting.audience.locale),
    };
    vec![
        form.about(is_new),
        form.pictures(library),
        form.variants(),
        form.options(),
        form.measures(),
        form.rules(),
    ]
}

struct Form<'a> {
    setting: Setting<'a>,
    typed: &'a Typed,
    words: &'static ProductWords,
}

impl Form<'_> {
    fn input(&self, name: &str, label: &str, kind: InputKind) -> InputView {
        InputView {
            value: self.typed.get(name).to_owned(),
            name: name.to_owned(),
            label: label.to_owned(),
            kind,
            ..InputView::default()
        }
    }

    fn hinted(&self, name: &str, label: &str, kind: InputKind, hint: &str) -> InputView {
        InputView {
            hint: hint.to_owned(),
            ..self.input(name, label, kind)
        }
    }

    /// A text in each language.
    fn texts(&self, name: &str, label: &str, kind: &InputKind) -> [InputView; 2] {
        [("en", "English"), ("de", "Deutsch")].map(|(lang, language)| InputView {
            lang: Some(lang),
            ..self.input(
                &format!("{name}-{lang}"),
                &format!("{label} · {language}"),
                kind.clone(),
            )
        })
    }

    fn check(&self, name: &str, label: &str) -> InputView {
        let is_on = !self.typed.get(name).is_empty();
        self.input(name, label, InputKind::Check(is_on))
    }

    fn remove(&self, kind: &str, row: usize) -> InputView {
        self.check(&format!("{kind}{row}-remove"), self.words.remove)
    }

    fn about(&self, is_new: bool) -> SectionView {
        let words = self.words;
        let id = match is_new {
            true => self.hinted("id", words.id, InputKind::Text, words.id_hint),
            false => self.input("id", words.id, InputKind::Fixed),
        };
        let rates = [
            ("standard", words.tax_standard),
            ("reduced", words.tax_reduced),
            ("zero", words.tax_zero),
        ];
        let mut fields = Vec::new();
        fields.extend(self.texts("title", words.title, &InputKind::Text));
        fields.extend(self.texts("description", words.description, &InputKind::Area));
        fields.push(id);
        fields.push(self.hinted("tags", words.tags, InputKind::Text, words.tags_hint));
        fields.push(self.input("tax", words.tax, choice(rates)));
        SectionView {
            id: "about".to_owned(),
            title: words.words.to_owned(),
            groups: vec![GroupView {
                fields,
                ..GroupView::default()
            }],
            ..SectionView::default()
        }
    }

    fn pictures(&self, library: &[LibraryMedium]) -> SectionView {
        let words = self.words;
        let groups = (0..self.typed.count("i")).map(|row| {
            let mut fields = Vec::new();
            fields.extend(self.texts(&format!("i{row}-alt"), words.description, &InputKind::Text));
            fields.push(self.input(&format!("i{row}-place"), words.place, InputKind::Number));
            fields.push(self.remove("i", row));
            GroupView {
                title: format!("{} {}", words.picture, row + 1),
                image: Some(self.setting.library_picture(self.typed.at("i", row, "src"))),
                fields,
            }
        });
        let photos = library
            .iter()
            .filter(|medium| medium.kind == MediumSort::Photo);
        let picks = photos.take(PICKS).map(|medium| PickView {
            src: medium.src.clone(),
            image: self.setting.library_picture(&medium.src),
            name: medium.name.clone(),
        });
        SectionView {
            id: "pictures".to_owned(),
            title: words.pictures.to_owned(),
            hint: words.pictures_hint.to_owned(),
            groups: groups.collect(),
            picks: picks.collect(),
            ..SectionView::default()
        }
    }

    fn options(&self) -> SectionView {
        let words = self.words;
        let groups = (0..self.typed.count("o")).map(|row| {
            let values = format!("o{row}-values");
            let mut fields = Vec::new();
            fields.extend(self.texts(&format!("o{row}"), words.name, &InputKind::Text));
            fields.push(self.hinted(&values, words.values, InputKind::Area, words.values_hint));
            fields.push(self.remove("o", row));
            GroupView {
                title: format!("{} {}", words.option, row + 1),
                fields,
                ..GroupView::default()
            }
        });
        SectionView {
            id: "options".to_owned(),
            title: words.options.to_owned(),
            hint: words.options_hint.to_owned(),
            groups: groups.collect(),
            adds: vec![("add-option".to_owned(), words.add_option.to_owned())],
            ..SectionView::default()
        }
    }

    fn variants(&self) -> SectionView {
        let words = self.words;
        SectionView {
            id: "variants".to_owned(),
            title: words.variants.to_owned(),
            hint: format!("{} {}", words.variants_hint, words.stock_hint),
            groups: (0..self.typed.count("v"))
                .map(|row| self.variant(row))
                .collect(),
            adds: vec![("add-variant".to_owned(), words.add_variant.to_owned())],
            ..SectionView::default()
        }
    }

    fn variant(&self, row: usize) -> GroupView {
        let words = self.words;
        let name = |field: &str| format!("v{row}-{field}");
        let mut fields = vec![
            self.input(&name("price"), words.price, InputKind::Text),
            self.hinted(
                &name("list"),
                words.list_price,
                InputKind::Text,
                words.list_price_hint,
            ),
        ];
        for option in 0..self.typed.count("o") {
            let label = match self
                .typed
                .at("o", option, self.setting.audience.locale.language())
            {
                "" => format!("{} {}", words.option, option + 1),
                label => label.to_owned(),
            };
            let lines = self.typed.at("o", option, "values").lines();
            let values = lines.filter_map(|line| {
                let mut parts = line.split('|').map(str::trim);
                let id = parts.next().filter(|id| !id.is_empty())?;
                Some((id.to_owned(), parts.next().unwrap_or(id).to_owned()))
            });
            let kind = InputKind::Choice(values.collect());
            fields.push(self.input(&name(&format!("choice{option}")), &label, kind));
        }
        fields.extend(self.texts(&name("title"), words.title, &InputKind::Text));
        fields.push(self.input(&name("id"), words.id, InputKind::Text));
        fields.push(self.input(&name("sku"), words.sku, InputKind::Text));
        fields.push(self.input(&name("stock-main"), words.main_stock, InputKind::Number));
        for place in &self.setting.state.config.fulfillment.locations {
            let field = name(&format!("stock-{}", place.id));
            let label = format!("{} · {}", words.stock, place.name);
            fields.push(self.input(&field, &label, InputKind::Number));
        }
        fields.push(self.input(&name("weight"), words.weight, InputKind::Number));
        let contents = name("contents");
        fields.push(self.hinted(
            &contents,
            words.contents,
            InputKind::Text,
            words.contents_hint,
        ));
        fields.push(self.input(&name("backorder"), words.backorder, InputKind::Number));
        fields.push(self.input(&name("image"), words.picture, self.pictures_to_choose()));
        let markets = name("markets");
        fields.push(self.hinted(&markets, words.markets, InputKind::Area, words.markets_hint));
        fields.push(self.check(&name("digital"), words.digital));
        fields.push(self.remove("v", row));
        let title = match self.typed.at("v", row, "title-en") {
            "" => format!("{} {}", words.variant, row + 1),
            title => title.to_owned(),
        };
        GroupView {
            title,
            fields,
            ..GroupView::default()
        }
    }

    fn pictures_to_choose(&self) -> InputKind {
        let words = self.words;
        let first = (String::new(), words.first_picture.to_owned());
        let rows = (0..self.typed.count("i"))
            .map(|row| (row.to_string(), format!("{} {}", words.picture, row + 1)));
        InputKind::Choice([first].into_iter().chain(rows).collect())
    }

    fn measures(&self) -> SectionView {
        let words = self.words;
        let groups = (0..self.typed.count("f")).map(|row| {
            let name = |field: &str| format!("f{row}-{field}");
            let mut fields = vec![self.input(&name("id"), words.id, InputKind::Text)];
            fields.extend(self.texts(&name("label"), words.label, &InputKind::Text));
            match self.typed.at("f", row, "kind") {
                "engraving" => fields.extend([
                    self.input(&name("characters"), words.characters, InputKind::Number),
                    self.input(&name("also"), words.also, InputKind::Text),
                    self.check(&name("script"), words.any_script),
                ]),
                _ => fields.extend([
                    self.input(
                        &name("unit"),
                        words.unit,
                        choice([("mm", "mm"), ("cm", "cm")]),
                    ),
                    self.input(&name("min"), words.min, InputKind::Number),
                    self.input(&name("max"), words.max, InputKind::Number),
                    self.input(&name("step"), words.step, InputKind::Number),
                ]),
            }
            fields.push(self.check(&name("required"), words.required));
            fields.push(self.remove("f", row));
            GroupView {
                title: format!("{} {}", words.field, row + 1),
                fields,
                ..GroupView::default()
            }
        });
        SectionView {
            id: "measures".to_owned(),
            title: words.measures.to_owned(),
            hint: words.measures_hint.to_owned(),
            groups: groups.collect(),
            adds: vec![
                ("add-measure".to_owned(), words.add_measure.to_owned()),
                ("add-engraving".to_owned(), words.add_engraving.to_owned()),
            ],
            ..SectionView::default()
        }
    }

    fn rules(&self) -> SectionView {
        let words = self.words;
        let ids = (0..self.typed.count("f")).map(|row| self.typed.at("f", row, "id").to_owned());
        let ids: Vec<(String, String)> = ids.map(|id| (id.clone(), id)).collect();
        let none = (String::new(), "–".to_owned());
        let other: Vec<_> = [none].into_iter().chain(ids.clone()).collect();
        let kinds = [
            ("when_set", words.when_set),
            ("per_length", words.per_length),
            ("per_square_metre", words.per_area),
        ];
        let groups = (0..self.typed.count("r")).map(|row| {
            let name = |field: &str| format!("r{row}-{field}");
            GroupView {
                title: format!("{} {}", words.rule, row + 1),
                fields: vec![
                    self.input(&name("kind"), words.rule, choice(kinds)),
                    self.input(&name("amount"), words.amount, InputKind::Text),
                    self.input(&name("field"), words.about, InputKind::Choice(ids.clone())),
                    self.input(&name("other"), words.and, InputKind::Choice(other.clone())),
                    self.input(&name("included"), words.included, InputKind::Number),
                    self.input(&name("size"), words.size, InputKind::Number),
                    self.remove("r", row),
                ],
                ..GroupView::default()
            }
        });
        let has_fields = self.typed.count("f") > 0;
        SectionView {
            id: "rules".to_owned(),
            title: words.rules.to_owned(),
            hint: words.rules_hint.to_owned(),
            groups: groups.collect(),
            adds: match has_fields {
                true => vec![("add-rule".to_owned(), words.add_rule.to_owned())],
                false => Vec::new(),
            },
            ..SectionView::default()
        }
    }
}

fn choice<const N: usize>(of: [(&str, &str); N]) -> InputKind {
    let of = of.map(|(value, text)| (value.to_owned(), text.to_owned()));
    InputKind::Choice(of.to_vec())
}
