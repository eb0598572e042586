package pl.proassist.adapters.rest;

import pl.proassist.application.notifying.PreviewMessage;
import pl.proassist.domain.shared.Money;

/** A message filled with made-up values, and what it would cost by SMS: as the facility's settings have it, and with plain letters. */
public record MessagePreviewResponse(String subject, String text, Sms sms, Sms transliterated) {

    /** @param price in PLN; left out while the facility has not said what a part costs */
    public record Sms(String text, String encoding, int units, int parts, String price) {

        static Sms of(PreviewMessage.Sms sms) {
            return new Sms(sms.text(), sms.length().encoding().name(), sms.length().units(), sms.length().parts(), sms.price().map(Money::toString).getOrNull());
        }
    }

    static MessagePreviewResponse of(PreviewMessage.Preview preview) {
        return new MessagePreviewResponse(preview.subject().getOrNull(), preview.text(), preview.sms().map(Sms::of).getOrNull(),
                preview.transliterated().map(Sms::of).getOrNull());
    }
}
