//! What mails say.

use spotlet::domain::Locale;

/// The words of one language. `{…}` is filled in by who uses the sentence.
#[derive(Debug)]
#[expect(missing_docs, reason = "each sentence is its own documentation")]
pub struct MailWords {
    pub see_order: &'static str,
    pub placed: &'static str,
    pub placed_text: &'static str,
    pub delivery: &'static str,
    pub withdrawal: &'static str,
    pub withdrawal_text: &'static str,
    pub withdraw_here: &'static str,
    pub seller: &'static str,
    pub cancelled: &'static str,
    pub cancelled_text: &'static str,
    pub shipped: &'static str,
    pub shipped_text: &'static str,
    pub tracking_number: &'static str,
    pub track: &'static str,
    pub ready: &'static str,
    pub ready_text: &'static str,
    pub open: &'static str,
    pub refunded: &'static str,
    pub refunded_text: &'static str,
    pub withdrawn: &'static str,
    pub withdrawn_text: &'static str,
    pub withdrawn_next: &'static str,
    pub invoice: &'static str,
    pub downloaded_text: &'static str,
    pub agreed: &'static str,
    pub agreed_text: &'static str,
}

/// The words of a language.
#[must_use]
pub fn words(locale: Locale) -> &'static MailWords {
    match locale {
        Locale::En => &EN,
        Locale::De => &DE,
    }
}

const EN: MailWords = MailWords {
    see_order: "See your order",
    placed: "Thank you for your order",
    placed_text: "We have received your order and are packing it. You get another message as soon as it leaves.",
    delivery: "Delivery",
    withdrawal: "Right of withdrawal",
    withdrawal_text: "You may withdraw from this contract within 14 days of receiving the goods, without giving a reason.",
    withdraw_here: "Withdraw from contract here",
    seller: "Seller",
    cancelled: "Your order is cancelled",
    cancelled_text: "Nothing will be sent. What you paid goes back to you the way you paid it.",
    shipped: "Your order is on its way",
    shipped_text: "{carrier} is bringing you this parcel.",
    tracking_number: "Tracking number",
    track: "Follow the parcel",
    ready: "Your order is ready for pickup",
    ready_text: "Your order waits for you at the store. Please bring the order number.",
    open: "Opening hours",
    refunded: "Your refund",
    refunded_text: "We are giving back {amount}, the way you paid. It can take a few days until your bank shows it.",
    withdrawn: "We have received your withdrawal",
    withdrawn_text: "Your statement that you withdraw from the contract reached us on {moment}. This message is its acknowledgement.",
    withdrawn_next: "Please send the goods back within 14 days. We give back what you paid once they are with us or you show that you have sent them.",
    invoice: "Invoice to print",
    downloaded_text: "We have received your order. Your files wait on its page.",
    agreed: "Your files",
    agreed_text: "On {moment} you expressly agreed that we begin with the contract before the time to withdraw is over, and confirmed to know that by this you lose your right of withdrawal for these files. The links here are good for a week; the page of your order always has new ones.",
};

const DE: MailWords = MailWords {
    see_order: "Bestellung ansehen",
    placed: "Danke für Ihre Bestellung",
    placed_text: "Ihre Bestellung ist bei uns und wird gepackt. Sobald sie unterwegs ist, schreiben wir Ihnen wieder.",
    delivery: "Lieferung",
    withdrawal: "Widerrufsrecht",
    withdrawal_text: "Sie können diesen Vertrag binnen 14 Tagen nach Erhalt der Ware ohne Angabe von Gründen widerrufen.",
    withdraw_here: "Vertrag widerrufen",
    seller: "Verkäufer",
    cancelled: "Ihre Bestellung ist storniert",
    cancelled_text: "Es wird nichts verschickt. Was Sie bezahlt haben, geht auf demselben Weg an Sie zurück.",
    shipped: "Ihre Bestellung ist unterwegs",
    shipped_text: "{carrier} bringt Ihnen dieses Paket.",
    tracking_number: "Sendungsnummer",
    track: "Paket verfolgen",
    ready: "Ihre Bestellung liegt zur Abholung bereit",
    ready_text: "Ihre Bestellung wartet im Geschäft auf Sie. Bitte bringen Sie die Bestellnummer mit.",
    open: "Öffnungszeiten",
    refunded: "Ihre Erstattung",
    refunded_text: "Wir erstatten Ihnen {amount} auf demselben Weg, auf dem Sie gezahlt haben. Bis Ihre Bank es anzeigt, können einige Tage vergehen.",
    withdrawn: "Ihr Widerruf ist eingegangen",
    withdrawn_text: "Ihre Erklärung, den Vertrag zu widerrufen, ist am {moment} bei uns eingegangen. Diese Nachricht bestätigt den Eingang.",
    withdrawn_next: "Bitte senden Sie die Ware binnen 14 Tagen zurück. Wir erstatten Ihre Zahlung, sobald die Ware bei uns ist oder Sie den Versand nachweisen.",
    invoice: "Rechnung zum Drucken",
    downloaded_text: "Ihre Bestellung ist bei uns. Ihre Dateien warten auf ihrer Seite.",
    agreed: "Ihre Dateien",
    agreed_text: "Am {moment} haben Sie ausdrücklich zugestimmt, dass wir vor Ablauf der Widerrufsfrist mit der Ausführung des Vertrags beginnen, und bestätigt zu wissen, dass dadurch Ihr Widerrufsrecht für diese Dateien erlischt. Die Links hier gelten eine Woche; auf der Seite Ihrer Bestellung stehen immer neue.",
};

/// Heading of the list of mails that a demo keeps.
#[must_use]
pub fn kept_mails(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Mails this demo would have sent",
        Locale::De => "Mails, die diese Demo verschickt hätte",
    }
}
