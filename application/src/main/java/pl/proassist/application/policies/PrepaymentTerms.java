package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.PrepaymentText;

/** A facility's terms of prepayment in words (PAY-22). Each change is a version of its own; who accepted an older one, did. */
public final class PrepaymentTerms {

    /** @param created whether these words became a version just now */
    public record Stored(PrepaymentText text, boolean created) {
    }

    private final PrepaymentTexts texts;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public PrepaymentTerms(PrepaymentTexts texts, Directory directory, Transactions transactions, Clock clock) {
        this.texts = texts;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param version none for the one in force */
    public Either<Refusal, PrepaymentText> read(Caller caller, FacilityId facility, Option<Long> version) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("prepayment-terms.show").on("facility", facility.value()), () ->
                caller.may(Permission.VISITS_VIEW, facility, unknown)
                        .flatMap(may -> version.fold(() -> texts.inForce(facility), number -> texts.version(facility, number))
                                .<Refusal>toEither(() -> new PaymentRefusal.NoPrepaymentTerms(facility))));
    }

    public Either<Refusal, Stored> replace(Caller caller, FacilityId facility, String polish, Option<String> english, Option<String> ukrainian,
                                           Option<Long> seen) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.does("prepayment-terms.change").on("facility", facility.value()), () ->
                caller.may(Permission.FACILITY_RULES, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> texts.inForce(facility))
                        .filterOrElse(before -> seen.forAll(version -> version == before.map(PrepaymentText::version).getOrElse(0L)),
                                before -> new RegistrationRefusal.Stale(facility.value()))
                        .map(before -> before.filter(text -> text.says(polish, english, ukrainian)).map(same -> new Stored(same, false))
                                .getOrElse(() -> next(facility, before, polish, english, ukrainian))));
    }

    private Stored next(FacilityId facility, Option<PrepaymentText> before, String polish, Option<String> english, Option<String> ukrainian) {
        var text = new PrepaymentText(facility, before.map(PrepaymentText::version).getOrElse(0L) + 1, clock.instant(), polish, english, ukrainian);
        texts.save(text);
        return new Stored(text, true);
    }
}
