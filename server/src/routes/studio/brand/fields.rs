//! The fields of a settings form, by their names, and how they are laid out.
//!
//! Rows are numbered: `h0-origin` is the first host. A row ends the list when its first field is missing.

use std::collections::BTreeMap;

use spotlet::domain::{Locale, Localized};
use spotlet::view::model::studio::{GroupView, InputKind, InputView, SectionView};
use spotlet::view::studio::words::SettingsWords;

use crate::config::ConfigError;
use crate::config::key::{KEYS, Key};
use crate::present::Setting;
use crate::settings::Settings;
use crate::text::Audience;
use crate::text::words::settings::{expected, refusal};

/// What stands in the fields.
#[derive(Clone, Debug, Default)]
pub struct Fields(BTreeMap<String, String>);

/// Why what was typed makes no document.
#[derive(Debug)]
pub enum Wrong {
    /// These fields, each with what would do.
    Fields(Vec<(String, String)>),
    /// What the configuration refuses.
    Config(ConfigError),
}

impl Fields {
    /// What was sent. Of two fields with a name the last counts, as a checkbox's does.
    pub fn read(sent: Vec<(String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in sent {
            fields.set(&name, value.replace("\r\n", "\n").trim());
        }
        fields
    }

    /// What stands in a field; nothing where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The same, if anything stands there.
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|text| !text.is_empty())
    }

    /// Writes a field.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Writes a text in each of our languages.
    pub fn set_words(&mut self, name: &str, words: &Localized) {
        self.set(&format!("{name}-en"), words.exactly(Locale::En));
        self.set(&format!("{name}-de"), words.exactly(Locale::De));
    }

    /// A text in the languages that it was typed in.
    pub fn words(&self, name: &str) -> Localized {
        let text = |lang: &str| self.get(&format!("{name}-{lang}")).to_owned();
        Localized::by_language([("en", text("en").as_str()), ("de", text("de").as_str())])
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> String {
        self.0.remove(name).unwrap_or_default()
    }

    /// Adds an empty row: `h-origin` for one more host.
    pub fn add_row(&mut self, row: &str) {
        if let Some((kind, first)) = row.split_once('-') {
            let next = self.rows(kind, first);
            self.set(&format!("{kind}{next}-{first}"), "");
        }
    }

    /// How many rows have this field.
    pub fn rows(&self, kind: &str, first: &str) -> usize {
        (0..)
            .take_while(|row| self.0.contains_key(&format!("{kind}{row}-{first}")))
            .count()
    }

    /// Whether a row is to go.
    pub fn is_removed(&self, row: &str) -> bool {
        !self.get(&format!("{row}-remove")).is_empty()
    }

    /// A whole number, or nothing.
    pub fn number(&self, name: &str, words: &SettingsWords) -> Result<Option<u32>, Wrong> {
        let Some(text) = self.filled(name) else {
            return Ok(None);
        };
        let number = text.parse().map(Some);
        number.map_err(|_| Wrong::field(name, must_be(words, words.whole_number)))
    }

    /// The fields of a key that hold a value, or it among others.
    fn holding(&self, endings: &[&str], value: &str) -> Vec<String> {
        let holds = |text: &str| {
            text == value
                || text
                    .split([',', ' ', ':', '\n'])
                    .any(|part| !part.is_empty() && part == value)
        };
        let is_of_key = |name: &str| endings.iter().any(|ending| name.ends_with(ending));
        let found = self
            .0
            .iter()
            .filter(|(name, text)| is_of_key(name) && holds(text));
        found.map(|(name, _)| name.clone()).collect()
    }
}

impl Wrong {
    /// One field.
    pub fn field(name: &str, text: String) -> Self {
        Self::Fields(vec![(name.to_owned(), text)])
    }
}

/// A part of a form with one group of fields.
pub fn part(id: &str, title: &str, hint: &str, fields: Vec<InputView>) -> SectionView {
    SectionView {
        id: id.to_owned(),
        title: title.to_owned(),
        hint: hint.to_owned(),
        groups: vec![GroupView {
            fields,
            ..GroupView::default()
        }],
        ..SectionView::default()
    }
}

fn must_be(words: &SettingsWords, expected: &str) -> String {
    words.must_be.replace("{expected}", expected)
}

/// A form being laid out: what stands in it, what is wrong with it, and what the environment keeps.
pub struct Form<'a> {
    /// What stands in the fields.
    pub fields: &'a Fields,
    /// Words of the reader's language.
    pub words: &'static SettingsWords,
    /// Who reads it.
    pub audience: Audience,
    /// What holds.
    pub settings: &'a Settings,
    /// What is wrong, by field.
    pub wrong: BTreeMap<String, String>,
}

impl<'a> Form<'a> {
    /// A form with nothing wrong in it.
    pub fn new(setting: Setting<'a>, fields: &'a Fields) -> Self {
        Self {
            fields,
            words: SettingsWords::of(setting.audience.locale),
            audience: setting.audience,
            settings: &setting.state.config,
            wrong: BTreeMap::new(),
        }
    }
}

impl Form<'_> {
    /// Finds the fields that a refusal is about; what is left is told above the form. `endings` leads from a key to
    /// how its fields' names end.
    pub fn refuse(&mut self, wrong: &Wrong, endings: impl Fn(&str) -> Vec<&'static str>) -> String {
        let words = self.words;
        match wrong {
            Wrong::Fields(fields) => {
                self.wrong.extend(fields.iter().cloned());
                words.wrong_fields.to_owned()
            }
            Wrong::Config(error) => {
                if let ConfigError::Invalid {
                    key,
                    value,
                    expected: would_do,
                } = error
                {
                    let text = must_be(words, expected(would_do, self.audience.locale));
                    let found = self.fields.holding(&endings(key), value);
                    if !found.is_empty() {
                        self.wrong
                            .extend(found.into_iter().map(|name| (name, text.clone())));
                        return words.wrong_fields.to_owned();
                    }
                }
                refusal(error, self.audience.locale)
            }
        }
    }

    /// A field.
    pub fn input(&self, name: &str, label: &str, kind: InputKind) -> InputView {
        InputView {
            value: self.fields.get(name).to_owned(),
            error: self.wrong.get(name).cloned().unwrap_or_default(),
            name: name.to_owned(),
            label: label.to_owned(),
            kind,
            ..InputView::default()
        }
    }

    /// A field with a line below it.
    pub fn hinted(&self, name: &str, label: &str, kind: InputKind, hint: &str) -> InputView {
        InputView {
            hint: hint.to_owned(),
            ..self.input(name, label, kind)
        }
    }

    /// The field of a key, which cannot be changed where the environment sets it.
    pub fn of_key(&self, key: &str, label: &str, kind: InputKind, hint: &str) -> InputView {
        let input = self.hinted(&name_of(key), label, kind, hint);
        match self.fixed(key) {
            Some(text) => InputView {
                kind: InputKind::Fixed,
                hint: text,
                ..input
            },
            None => input,
        }
    }

    /// That the environment sets a key, in words.
    pub fn fixed(&self, key: &str) -> Option<String> {
        let is_fixed = self.settings.fixed.contains(key);
        let known = KEYS.iter().find(|known| known.path == key);
        let variable = known.map(Key::variable).unwrap_or_default();
        is_fixed.then(|| self.words.fixed.replace("{name}", &variable))
    }

    /// A text in each language.
    pub fn texts(&self, name: &str, label: &str) -> [InputView; 2] {
        [("en", "English"), ("de", "Deutsch")].map(|(lang, language)| InputView {
            lang: Some(lang),
            ..self.input(
                &format!("{name}-{lang}"),
                &format!("{label} · {language}"),
                InputKind::Text,
            )
        })
    }

    /// The box that takes a row out.
    pub fn remove(&self, row: &str, label: &str) -> InputView {
        let is_on = self.fields.is_removed(row);
        self.input(&format!("{row}-remove"), label, InputKind::Check(is_on))
    }
}

/// The field of a key: `brand-name` of `brand.name`.
pub fn name_of(key: &str) -> String {
    key.replace('.', "-")
}

/// One of these.
pub fn choice<const N: usize>(of: [(&str, &str); N]) -> InputKind {
    let of = of.map(|(value, text)| (value.to_owned(), text.to_owned()));
    InputKind::Choice(of.to_vec())
}

/// A line of two parts: `2000: 6.90 EUR`.
pub fn pairs(
    text: &str,
    separator: impl Fn(char) -> bool + Copy,
) -> impl Iterator<Item = (&str, Option<(&str, &str)>)> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(move |line| {
            let parts = line.split_once(separator);
            (line, parts.map(|(left, right)| (left.trim(), right.trim())))
        })
}
