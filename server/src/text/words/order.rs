//! What the order page says about where an order stands.

use spotlet::domain::Locale;

/// The words of one language. `{…}` is filled in by who uses the sentence.
#[derive(Debug)]
#[expect(missing_docs, reason = "each sentence is its own documentation")]
pub struct OrderWords {
    pub placed: &'static str,
    pub packing: &'static str,
    pub sent: &'static str,
    pub delivered: &'static str,
    pub ready: &'static str,
    pub picked_up: &'static str,
    pub cancelled: &'static str,
    pub next_placed: &'static str,
    pub next_partly: &'static str,
    pub next_sent: &'static str,
    pub next_ready: &'static str,
    pub next_received: &'static str,
    pub next_returned: &'static str,
    pub next_cancelled: &'static str,
    pub next_withdrawn: &'static str,
    pub refund: &'static str,
    pub withdrawn_at: &'static str,
    pub withdrawal_over: &'static str,
    pub choose_lines: &'static str,
    pub name_and_email: &'static str,
    pub too_late_to_cancel: &'static str,
    pub next_agree: &'static str,
    pub next_downloaded: &'static str,
    pub downloaded: &'static str,
    pub number_and_email: &'static str,
    pub statement_received: &'static str,
    pub paid_by_stripe: &'static str,
    pub nothing_to_pay: &'static str,
}

/// The words of a language.
#[must_use]
pub fn words(locale: Locale) -> &'static OrderWords {
    match locale {
        Locale::En => &EN,
        Locale::De => &DE,
    }
}

const EN: OrderWords = OrderWords {
    placed: "Ordered",
    packing: "Being packed",
    sent: "On its way",
    delivered: "Delivered",
    ready: "Ready for pickup",
    picked_up: "Picked up",
    cancelled: "Cancelled",
    next_placed: "We are packing your order. You get a message with the tracking number once it leaves.",
    next_partly: "A part of your order is on its way. The rest follows as soon as it is packed.",
    next_sent: "Your order is on its way to you.",
    next_ready: "Your order waits for you at the store. Please bring the order number.",
    next_received: "Your order has arrived. We hope you enjoy it.",
    next_returned: "Your return is with us.",
    next_cancelled: "This order is cancelled. What you paid goes back to you the way you paid it.",
    next_withdrawn: "We have received your withdrawal. Please send the goods back within 14 days.",
    refund: "{amount} go back to you, decided on {day}.",
    withdrawn_at: "Your withdrawal reached us on {moment}. We are sending you an acknowledgement by e-mail.",
    withdrawal_over: "The time to withdraw from this order is over, or it was cancelled already.",
    choose_lines: "Please choose at least one item.",
    name_and_email: "Please give your name and an e-mail address.",
    too_late_to_cancel: "This order can no longer be cancelled: some of it has left, or it was cancelled already. You can still withdraw from the contract.",
    next_agree: "Your files are ready as soon as you have agreed below.",
    next_downloaded: "Your files are ready. Their links end after a day; this page always has new ones.",
    downloaded: "Ready to download",
    number_and_email: "Please give your name, the order number and the e-mail address you ordered with.",
    statement_received: "Your statement has reached us. If number and address belong to an order, its acknowledgement is on its way to that address. If nothing comes within an hour, please check both or write to us.",
    paid_by_stripe: "Paid online",
    nothing_to_pay: "Nothing to pay",
};

const DE: OrderWords = OrderWords {
    placed: "Bestellt",
    packing: "Wird gepackt",
    sent: "Unterwegs",
    delivered: "Zugestellt",
    ready: "Abholbereit",
    picked_up: "Abgeholt",
    cancelled: "Storniert",
    next_placed: "Wir packen Ihre Bestellung. Sobald sie unterwegs ist, bekommen Sie die Sendungsnummer.",
    next_partly: "Ein Teil Ihrer Bestellung ist unterwegs. Der Rest folgt, sobald er gepackt ist.",
    next_sent: "Ihre Bestellung ist auf dem Weg zu Ihnen.",
    next_ready: "Ihre Bestellung wartet im Geschäft auf Sie. Bitte bringen Sie die Bestellnummer mit.",
    next_received: "Ihre Bestellung ist angekommen. Viel Freude damit.",
    next_returned: "Ihre Rücksendung ist bei uns.",
    next_cancelled: "Diese Bestellung ist storniert. Was Sie bezahlt haben, geht auf demselben Weg an Sie zurück.",
    next_withdrawn: "Ihr Widerruf ist bei uns eingegangen. Bitte senden Sie die Ware binnen 14 Tagen zurück.",
    refund: "{amount} gehen an Sie zurück, entschieden am {day}.",
    withdrawn_at: "Ihr Widerruf ist am {moment} bei uns eingegangen. Die Bestätigung senden wir Ihnen per E-Mail.",
    withdrawal_over: "Die Widerrufsfrist für diese Bestellung ist abgelaufen, oder sie wurde bereits storniert.",
    choose_lines: "Bitte wählen Sie mindestens einen Artikel.",
    name_and_email: "Bitte geben Sie Ihren Namen und eine E-Mail-Adresse an.",
    too_late_to_cancel: "Diese Bestellung kann nicht mehr storniert werden: Ein Teil ist unterwegs, oder sie wurde bereits storniert. Sie können den Vertrag weiterhin widerrufen.",
    next_agree: "Ihre Dateien sind bereit, sobald Sie unten zugestimmt haben.",
    next_downloaded: "Ihre Dateien sind bereit. Die Links gelten einen Tag; auf dieser Seite stehen immer neue.",
    downloaded: "Bereit zum Herunterladen",
    number_and_email: "Bitte geben Sie Ihren Namen, die Bestellnummer und die E-Mail-Adresse Ihrer Bestellung an.",
    statement_received: "Ihre Erklärung ist bei uns eingegangen. Wenn Nummer und Adresse zu einer Bestellung gehören, ist die Bestätigung an diese Adresse unterwegs. Kommt binnen einer Stunde nichts an, prüfen Sie bitte beides oder schreiben Sie uns.",
    paid_by_stripe: "Online bezahlt",
    nothing_to_pay: "Nichts zu zahlen",
};
