//! Every error code of the public surface, once: its word, its HTTP status, its title. Codes are stable; they are
//! added, never changed.
//!
//! On `/api` and on pages the status is the one below; on `/ucp` a business outcome is a message in a reply of status
//! 200, as the protocol says. Errors of the domain name their code as text; `from_code` finds it here.
//!
//! To add one: a row in the table. The documents list the table.

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal, $status:literal, $title:literal;)*) => {
        /// A stable error code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ErrorCode {
            $($(#[doc = $doc])* $name,)*
        }

        impl ErrorCode {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as it stands in replies.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The HTTP status it goes with.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// What it says to people, the same every time.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

error_codes! {
    /// The request's body is not the JSON it should be.
    InvalidJson = "invalid_json", 400, "The request body cannot be read";
    /// A part of the address or a header cannot be right.
    InvalidRequest = "invalid_request", 400, "The request is malformed";
    /// More was asked for at once than is answered.
    RequestTooLarge = "request_too_large", 400, "Too much was asked for at once";
    /// The request's body is larger than is read.
    BodyTooLarge = "body_too_large", 413, "The request body is too large";
    /// The body has a type that is not read.
    UnsupportedMediaType = "unsupported_media_type", 415, "The body's media type is not supported";
    /// Nobody may do this without showing a key.
    Unauthorized = "unauthorized", 401, "A key is needed";
    /// This caller may not do this.
    Forbidden = "forbidden", 403, "This is not allowed";
    /// Somebody else saved the draft in between.
    DraftConflict = "draft_conflict", 409, "Somebody else was quicker";
    /// There is nothing at this address.
    NotFound = "not_found", 404, "Not found";
    /// What was at this address was taken off.
    Gone = "gone", 410, "Taken off";
    /// The address does not know this method.
    MethodNotAllowed = "method_not_allowed", 405, "The method is not allowed here";
    /// The idempotency key is no UUID.
    InvalidIdempotencyKey = "invalid_idempotency_key", 400, "The idempotency key is not valid";
    /// The idempotency key was used with another body.
    IdempotencyConflict = "idempotency_conflict", 409, "The idempotency key was used for something else";
    /// The first request with this idempotency key is still being answered.
    IdempotencyInFlight = "idempotency_in_flight", 409, "The first such request is still being answered";
    /// The visitor token was not signed here.
    InvalidVisitor = "invalid_visitor", 401, "The visitor token is not valid";
    /// The form is from an older page, or from somewhere else.
    FormExpired = "form_expired", 409, "The form has expired";
    /// Somebody else changed the same thing at the same time.
    Conflict = "conflict", 409, "It was changed by somebody else";
    /// Too many requests.
    TooManyRequests = "too_many_requests", 429, "Too many requests";
    /// Something broke on our side; the log says what.
    Internal = "internal", 500, "Something went wrong on our side";
    /// We cannot answer at the moment.
    Unavailable = "unavailable", 503, "Not available at the moment";

    /// The platform's profile address cannot be used.
    InvalidProfileUrl = "invalid_profile_url", 400, "The profile address cannot be used";
    /// The platform's profile did not answer.
    ProfileUnreachable = "profile_unreachable", 424, "The profile cannot be fetched";
    /// The platform's key belongs to another profile.
    ProfileNotTrusted = "profile_not_trusted", 403, "The key does not go with this profile";
    /// The platform's profile is no profile.
    ProfileMalformed = "profile_malformed", 422, "The profile cannot be read";
    /// The platform speaks another release of the protocol.
    VersionUnsupported = "version_unsupported", 422, "This protocol version is not supported";
    /// We share no capability with the platform.
    CapabilitiesIncompatible = "capabilities_incompatible", 422, "No capability is shared";

    /// Comments are closed here.
    CommentsClosed = "comments_closed", 403, "Comments are closed";
    /// The name belongs to the brand or to a creator.
    NameReserved = "name_reserved", 422, "The name is taken";
    /// The same words stand there already.
    DuplicateComment = "duplicate_comment", 409, "It was said already";
    /// The comment was taken away.
    CommentRemoved = "comment_removed", 409, "The comment was removed";
    /// The time to change a comment is over.
    EditWindowOver = "edit_window_over", 409, "The comment can no longer be changed";

    /// The file is of a kind that is not taken.
    MediaTypeNotTaken = "media_type_not_taken", 415, "Files of this kind are not taken";
    /// The file or the picture in it is too large.
    MediaTooLarge = "media_too_large", 413, "The file is too large";
    /// The file is broken, or tells more than it may.
    MediaBroken = "media_broken", 422, "The file cannot be used";
    /// Something shows the medium.
    MediaInUse = "media_in_use", 409, "It is in use";
    /// The bytes do not follow those that are there; `Upload-Offset` says which do.
    UploadOffset = "upload_offset", 409, "The upload goes on elsewhere";
    /// The member has brought as much as one may.
    UploadQuota = "upload_quota", 403, "There is no room for more";

    /// A post contradicts itself.
    InvalidPost = "invalid_post", 422, "The post is not consistent";
    /// A product contradicts itself.
    InvalidProduct = "invalid_product", 422, "The product is not consistent";
    /// An import names something that does not exist.
    InvalidImport = "invalid_import", 422, "The import is not consistent";

    /// The catalog has no such item, or no longer.
    ItemUnavailable = "item_unavailable", 422, "The item is not available";
    /// The item is sold out.
    OutOfStock = "out_of_stock", 422, "The item is sold out";
    /// There are fewer pieces than asked for.
    InsufficientStock = "insufficient_stock", 422, "There are not that many left";
    /// A field that the product does not have.
    PersonalizationUnknown = "personalization_unknown", 422, "This cannot be specified";
    /// A field without which the product cannot be made.
    PersonalizationRequired = "personalization_required", 422, "Something must be specified";
    /// An answer of the wrong kind.
    PersonalizationInvalid = "personalization_invalid", 422, "It cannot be made as specified";
    /// A measure below the least or above the most.
    PersonalizationOutOfRange = "personalization_out_of_range", 422, "The measure is out of range";
    /// A measure between two steps.
    PersonalizationOffStep = "personalization_off_step", 422, "The measure is between two steps";
    /// A text longer than what fits.
    PersonalizationTooLong = "personalization_too_long", 422, "The text is too long";
    /// A character that cannot be written.
    PersonalizationCharacter = "personalization_character", 422, "A character cannot be engraved";
    /// A number of pieces that no line can hold.
    InvalidQuantity = "invalid_quantity", 422, "The quantity is not valid";
    /// More lines than a cart holds.
    TooManyLines = "too_many_lines", 422, "There are too many different items";
    /// Nothing to buy.
    NoLineItems = "no_line_items", 422, "There is nothing to buy";
    /// Amounts in different currencies.
    CurrencyMismatch = "currency_mismatch", 422, "The currencies differ";
    /// An amount that cannot be.
    InvalidAmount = "invalid_amount", 422, "The amount is not valid";

    /// The order is placed already.
    CheckoutCompleted = "checkout_completed", 409, "The checkout is completed";
    /// The checkout was given up.
    CheckoutCanceled = "checkout_canceled", 409, "The checkout was canceled";
    /// The checkout's time ran out.
    CheckoutExpired = "checkout_expired", 409, "The checkout has expired";
    /// A payment is under way.
    CheckoutInProgress = "checkout_in_progress", 409, "A payment is under way";
    /// Something is still missing.
    CheckoutIncomplete = "checkout_incomplete", 422, "The checkout is not complete";
    /// The shopper goes on at our page; over REST it can only be read or canceled.
    CheckoutRedacted = "redacted", 403, "The checkout goes on at the shop's own page";
    /// The order was called off.
    OrderCancelled = "order_cancelled", 409, "The order was cancelled";
    /// Some of the order has left.
    OrderHandedOver = "order_handed_over", 409, "Some of the order has left already";
    /// The shopper withdrew.
    OrderWithdrawn = "order_withdrawn", 409, "The shopper has withdrawn";
    /// Too late to withdraw.
    WithdrawalOver = "withdrawal_over", 409, "The time to withdraw is over";
    /// There are not so many pieces for this.
    OrderNothingLeft = "order_nothing_left", 409, "Not so much of the order is left";
    /// More than was paid.
    RefundTooMuch = "refund_too_much", 422, "That much cannot be refunded";
    /// The total is not the one that was shown.
    TotalChanged = "total_changed", 409, "The total has changed";
    /// A field is empty that must not be.
    FieldRequired = "field_required", 422, "A field is missing";
    /// A field holds what cannot be right.
    FieldInvalid = "field_invalid", 422, "A field is not valid";
    /// A field holds too much.
    FieldTooLong = "field_too_long", 422, "A field is too long";
    /// The shop does not deliver there.
    AddressUndeliverable = "address_undeliverable", 422, "The shop does not deliver there";
    /// No way of delivery is chosen.
    FulfillmentOptionRequired = "fulfillment_option_required", 422, "A way of delivery is to be chosen";
    /// The chosen way of delivery is not offered.
    FulfillmentOptionUnknown = "fulfillment_option_unknown", 422, "The way of delivery is not offered";
    /// Nothing is fetched at the chosen location.
    PickupLocationUnknown = "pickup_location_unknown", 422, "Nothing can be picked up there";
    /// The chosen location lacks something.
    PickupUnavailable = "pickup_unavailable", 422, "Not everything is in stock at this location";
    /// Something lies in stores only.
    DeliveryUnavailable = "delivery_unavailable", 422, "Not everything can be sent";

    /// There is no such discount code.
    DiscountCodeInvalid = "discount_code_invalid", 422, "The discount code is not known";
    /// The discount code's time is over, or it was used as often as it may be.
    DiscountCodeExpired = "discount_code_expired", 422, "The discount code is no longer valid";
    /// The discount code stands there twice.
    DiscountCodeAlreadyApplied = "discount_code_already_applied", 422, "The discount code is applied already";
    /// Another discount code counts already.
    DiscountCodeCombinationDisallowed = "discount_code_combination_disallowed", 422, "Only one discount code counts";
    /// This buyer used the discount code as often as one may.
    DiscountCodeUserIneligible = "discount_code_user_ineligible", 422, "The discount code was used already";
    /// The goods come to too little for the discount code.
    DiscountCodeMinimumNotMet = "discount_code_minimum_not_met", 422, "The minimum value is not reached";
    /// The discount code is for other goods.
    DiscountCodeNotApplicable = "discount_code_not_applicable", 422, "The discount code is for other items";

    /// The provider refused the payment.
    PaymentFailed = "payment_failed", 402, "The payment was declined";
    /// The shopper did not confirm the payment.
    PaymentAbandoned = "payment_abandoned", 402, "The payment was not confirmed";
    /// The shopper must confirm the payment.
    PaymentRequiresAction = "payment_requires_action", 409, "The payment must be confirmed";
    /// No payment is under way.
    NoPaymentInProgress = "no_payment_in_progress", 409, "No payment is under way";
    /// A provider does not do what was asked of it.
    PaymentProviderRefused = "payment_provider_refused", 409, "The payment provider refused";
    /// The money is only reserved so far.
    PaymentNotCaptured = "payment_not_captured", 409, "The payment has not been captured";
    /// A refund over nothing, less than nothing, or another currency.
    RefundAmountInvalid = "refund_amount_invalid", 422, "The amount cannot be refunded";
    /// The key stands for another refund.
    RefundKeyReused = "refund_key_reused", 409, "The key was used for another refund";
    /// The payment cannot be used with this shop's handlers.
    PaymentTokenInvalid = "payment_token_invalid", 422, "The payment cannot be used here";
    /// No card number.
    CardNumberInvalid = "card_number_invalid", 422, "This is not a card number";
    /// A card number that the test provider does not take.
    CardNotATestCard = "card_not_a_test_card", 422, "Only test cards are accepted";
    /// No expiry date.
    CardExpiryInvalid = "card_expiry_invalid", 422, "This is not an expiry date";
    /// The card has expired.
    CardExpired = "card_expired", 422, "The card has expired";
    /// No security code.
    CardCvcInvalid = "card_cvc_invalid", 422, "This is not a security code";
}

impl ErrorCode {
    /// The code with this word. Errors of the domain name theirs as text, as the domain does not know this table.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|known| known.as_str() == code)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_snake_case_words_with_a_status() {
        let mut seen = BTreeSet::new();
        for code in ErrorCode::ALL {
            let word = code.as_str();
            assert!(seen.insert(word), "{word} stands there twice");
            assert!(
                word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{word}"
            );
            assert!((400..600).contains(&code.status()), "{word}");
            assert!(!code.title().ends_with('.'), "{word}");
            assert_eq!(ErrorCode::from_code(word), Some(*code));
        }
    }

    /// Every `code()` of the domain returns its words as literals; each must be in the table.
    #[test]
    fn every_code_of_the_domain_is_in_the_table() {
        const SOURCES: &[&str] = &[
            include_str!("../domain/card.rs"),
            include_str!("../domain/cart.rs"),
            include_str!("../domain/checkout/error.rs"),
            include_str!("../domain/checkout/requirement.rs"),
            include_str!("../domain/checkout/status.rs"),
            include_str!("../domain/comment/error.rs"),
            include_str!("../domain/field.rs"),
            include_str!("../domain/money.rs"),
            include_str!("../domain/order.rs"),
            include_str!("../domain/personalization/choice.rs"),
            include_str!("../domain/payment/mod.rs"),
            include_str!("../domain/payment/refund.rs"),
            include_str!("../domain/payment/test_token.rs"),
            include_str!("../domain/post.rs"),
            include_str!("../domain/pricing.rs"),
            include_str!("../domain/product.rs"),
            include_str!("../domain/quantity.rs"),
            include_str!("../domain/totals.rs"),
        ];
        let mut found = 0;
        for source in SOURCES {
            for body in source.split("pub fn code(").skip(1) {
                let body = body.split("\n    }\n").next().unwrap_or_default();
                for word in body.split('"').skip(1).step_by(2) {
                    assert!(
                        ErrorCode::from_code(word).is_some(),
                        "{word} is not in the table"
                    );
                    found += 1;
                }
            }
        }
        assert!(
            found > 30,
            "only {found} codes were found; did `code()` change its shape?"
        );
    }
}
