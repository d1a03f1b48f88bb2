//! What letters wear: the brand's default theme by day, and its logo.

use spotlet::domain::theme::{Color, Theme};

use crate::look::{BrandLook, LogoFile};
use crate::media::MediaStore;
use crate::present::media_path;

/// What a mail program shows a logo of at most.
const LOGO_BOX: (u32, u32) = (220, 48);
const SERIF: &str = "'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";
const SANS: &str = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/// Colours, fonts and the logo, as they are written into styles.
#[derive(Clone, Debug)]
pub struct MailDress {
    /// Text.
    pub ink: String,
    /// Secondary text.
    pub muted: String,
    /// Hairlines.
    pub line: String,
    /// The letter.
    pub paper: String,
    /// Around the letter.
    pub ground: String,
    /// Buttons.
    pub accent: String,
    /// Text on buttons.
    pub accent_text: String,
    /// Corners of buttons.
    pub radius_px: u16,
    /// Headings.
    pub serif: String,
    /// Everything else.
    pub sans: String,
    /// `light` or `dark`, for what the mail program draws itself.
    pub scheme: &'static str,
    /// In place of the brand's name.
    pub logo: Option<MailLogo>,
}

/// A logo in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLogo {
    /// Its address: of a part of the mail, or of our own origin where the letter is a page.
    pub src: String,
    /// Width in pixels, as shown.
    pub width: u32,
    /// Height in pixels, as shown.
    pub height: u32,
    /// Name in the media store, without the origin.
    pub file: String,
}

impl MailDress {
    /// The look of this moment, for a letter that is shown as a page of ours.
    #[must_use]
    pub fn of(look: &BrandLook, media: &MediaStore) -> Self {
        let theme: Theme = look.default_theme();
        let scheme = theme.light;
        // Within styles between double quotes.
        let font = theme.font.to_string().replace('"', "'");
        let font = |ours: &str| match theme.font.is_inherited() {
            true => ours.to_owned(),
            false => font.clone(),
        };
        Self {
            ink: scheme.text.to_string(),
            muted: scheme.muted.to_string(),
            line: scheme.line.to_string(),
            paper: scheme.surface.to_string(),
            ground: scheme.surface.mix(scheme.text, 4).to_string(),
            accent: scheme.accent.to_string(),
            accent_text: scheme.accent_text.to_string(),
            radius_px: theme.radius_px,
            serif: font(SERIF),
            sans: font(SANS),
            scheme: if scheme.surface.is_dark() {
                "dark"
            } else {
                "light"
            },
            logo: look.logo.as_ref().and_then(|logo| {
                // There is one ground in a letter.
                let file = match (&logo.dark, scheme.surface.is_dark()) {
                    (Some(dark), true) => dark,
                    _ => &logo.light,
                };
                shown(file, media)
            }),
        }
    }

    /// The same for a letter that carries its logo as a part of this id.
    #[must_use]
    pub fn with_part(mut self, id: &str) -> Self {
        if let Some(logo) = &mut self.logo {
            logo.src = format!("cid:{id}");
        }
        self
    }
}

/// Mail programs read JPEG and PNG, and no `srcset`: the least width that is sharp on a fine screen.
fn shown(file: &LogoFile, media: &MediaStore) -> Option<MailLogo> {
    let info = media.picture(&file.src)?;
    let (folder, _) = file.src.split_once('/')?;
    let (most_wide, most_high) = LOGO_BOX;
    let (width, height) = info.cut.unwrap_or((info.width, info.height));
    let (width, height) = (width.max(1), height.max(1));
    let by_height = u64::from(width) * u64::from(most_high) / u64::from(height);
    let wide = most_wide
        .min(width)
        .min(u32::try_from(by_height).unwrap_or(most_wide))
        .max(1);
    let high = u64::from(height) * u64::from(wide) / u64::from(width);
    let mut widths = info.widths.iter().copied();
    let sharp = widths
        .find(|width| *width >= wide * 2)
        .unwrap_or(info.width);
    let name = match info.cut {
        Some(_) => format!("{folder}/cut.png"),
        None => format!("{folder}/{sharp}.jpg"),
    };
    Some(MailLogo {
        src: media_path(&name),
        width: wide,
        height: u32::try_from(high).unwrap_or(most_high).max(1),
        file: name,
    })
}

impl Default for MailDress {
    fn default() -> Self {
        let scheme = Theme::standard().light;
        let text = |color: Color| color.to_string();
        Self {
            ink: text(scheme.text),
            muted: text(scheme.muted),
            line: text(scheme.line),
            paper: text(scheme.surface),
            ground: text(scheme.surface.mix(scheme.text, 4)),
            accent: text(scheme.accent),
            accent_text: text(scheme.accent_text),
            radius_px: Theme::standard().radius_px,
            serif: SERIF.to_owned(),
            sans: SANS.to_owned(),
            scheme: "light",
            logo: None,
        }
    }
}
