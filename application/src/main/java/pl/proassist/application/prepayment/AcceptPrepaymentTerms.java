package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;

/** Staff read the terms of prepayment to a patient, at the desk or by telephone, and the patient agrees (PAY-22). */
public final class AcceptPrepaymentTerms {

    private final PrepaymentTexts texts;
    private final Visits visits;
    private final Transactions transactions;
    private final Clock clock;

    public AcceptPrepaymentTerms(PrepaymentTexts texts, Visits visits, Transactions transactions, Clock clock) {
        this.texts = texts;
        this.visits = visits;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, TermsAcceptance> handle(Caller caller, VisitId id, TermsAcceptance.Way way) {
        return transactions.run(caller.does("terms.accept").on("visit", id.value()).saying("way", way.name()), () ->
                visits.require(id, caller, Permission.VISITS_BOOK)
                        .flatMap(visit -> texts.inForce(visit.details().facility()).<Refusal>toEither(() -> new PaymentRefusal.NoPrepaymentTerms(visit.details().facility())))
                        .map(text -> new TermsAcceptance(id, text.version(), clock.instant(), way))
                        .peek(texts::accept));
    }
}
