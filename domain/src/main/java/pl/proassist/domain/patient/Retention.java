package pl.proassist.domain.patient;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.Month;

/**
 * What the law says must be kept of a patient, and how long, whatever the patient asks for (RODO art. 17(3)(b), (c)).
 *
 * @param until the last day of the duty; none when there is none
 */
public record Retention(Duty duty, Option<LocalDate> until) {

    /**
     * MEDICAL: documentation of a visit that took place, twenty years from the end of its year (ustawa o prawach pacjenta, art. 29 ust. 1).
     * MONEY: books and tax, until five years from the end of the year in which the tax fell due (Ordynacja podatkowa, art. 86 § 1).
     */
    public enum Duty { MEDICAL, MONEY, NONE }

    private static final int MEDICAL_YEARS = 20;
    private static final int MONEY_YEARS = 6;

    /** @param treated the day of the last visit that took place @param paid the day of the last money received or given back */
    public static Retention of(Option<LocalDate> treated, Option<LocalDate> paid, LocalDate today) {
        return standing(Duty.MEDICAL, treated, MEDICAL_YEARS, today)
                .orElse(standing(Duty.MONEY, paid, MONEY_YEARS, today))
                .getOrElse(new Retention(Duty.NONE, Option.none()));
    }

    private static Option<Retention> standing(Duty duty, Option<LocalDate> last, int years, LocalDate today) {
        return last.map(day -> LocalDate.of(day.getYear() + years, Month.DECEMBER, 31)).filter(end -> !today.isAfter(end))
                .map(end -> new Retention(duty, Option.some(end)));
    }
}
