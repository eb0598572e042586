package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.Language;

/**
 * A facility's terms of prepayment in words, which a patient accepts before paying (PAY-22). Each change is a version of its own; those that were
 * accepted stay readable.
 *
 * @param version from 1 on
 * @param english none where the facility wrote Polish only
 */
public record PrepaymentText(FacilityId facility, long version, Instant since, String polish, Option<String> english, Option<String> ukrainian) {

    public static final int LONGEST = 10_000;

    /** The words in this language, or in Polish. */
    public String in(Language language) {
        return switch (language) {
            case PL -> polish;
            case EN -> english.getOrElse(polish);
            case UK -> ukrainian.getOrElse(polish);
        };
    }

    /** Whether somebody wrote the same words. */
    public boolean says(String pl, Option<String> en, Option<String> uk) {
        return polish.equals(pl) && english.equals(en) && ukrainian.equals(uk);
    }
}
