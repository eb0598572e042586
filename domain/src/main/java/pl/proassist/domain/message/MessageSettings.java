package pl.proassist.domain.message;

import io.vavr.control.Option;
import java.util.Map;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Money;

/**
 * What a facility decided about its messages to patients: each kind with its switch, ways, timing and words, and what counts for
 * all of them. What it left open is as usual (MSG-01, MSG-02, MSG-08).
 *
 * @param version         0 when nothing was ever set
 * @param quietHours      when no reminder goes out
 * @param transliterates  whether an SMS is written with the letters that every telephone counts as one
 * @param namesSpecialist whether a message may name the specialist
 * @param partPrice       what one part of an SMS costs, for the preview
 */
public record MessageSettings(FacilityId facility, long version, Map<MessageKind, Sending> kinds, Map<Place, Words> texts, QuietHours quietHours,
                              boolean transliterates, boolean namesSpecialist, Money partPrice) {

    /** Where words of the facility's own stand instead of the usual ones. */
    public record Place(MessageKind kind, MessageChannel channel, Language language) {
    }

    public MessageSettings {
        kinds = Map.copyOf(kinds);
        texts = Map.copyOf(texts);
        kinds.forEach(MessageSettings::demandSense);
        var names = namesSpecialist;
        texts.forEach((place, words) -> {
            if (!words.fits(place.channel()) || !words.isSound(place.kind(), names)) {
                throw new IllegalArgumentException("words that cannot be sent: " + place);
            }
        });
    }

    private static void demandSense(MessageKind kind, Sending sending) {
        if (kind.isAlwaysOn() && !sending.on()) {
            throw new IllegalArgumentException(kind + " cannot be switched off");
        }
        if (kind.isReminder() != sending.lead().isDefined()) {
            throw new IllegalArgumentException("a lead belongs to reminders, and to nothing else: " + kind);
        }
    }

    public static MessageSettings usual(FacilityId facility) {
        return new MessageSettings(facility, 0, Map.of(), Map.of(), QuietHours.USUAL, true, false, Money.ZERO);
    }

    public Sending of(MessageKind kind) {
        return kinds.getOrDefault(kind, kind.usual());
    }

    public Option<Words> words(MessageKind kind, MessageChannel channel, Language language) {
        return Option.of(texts.get(new Place(kind, channel, language)));
    }

    /** As it leaves the house by SMS. */
    public String asSms(String text) {
        return transliterates ? PlainSms.of(text) : PlainSms.visible(text);
    }

    public MessageSettings next(long seen) {
        return new MessageSettings(facility, seen + 1, kinds, texts, quietHours, transliterates, namesSpecialist, partPrice);
    }
}
