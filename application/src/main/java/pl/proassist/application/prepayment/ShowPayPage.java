package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;

/** A patient opens the payment link. Looking changes nothing: mail scanners open links too. */
@OpenDoor("for whoever holds the address of the payment page")
public final class ShowPayPage {

    private final PaymentLinks links;
    private final Visits visits;
    private final Directory directory;
    private final Patients patients;
    private final PrepaymentTexts texts;
    private final Transactions transactions;
    private final Clock clock;

    public ShowPayPage(PaymentLinks links, Visits visits, Directory directory, Patients patients, PrepaymentTexts texts, Transactions transactions, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.directory = directory;
        this.patients = patients;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, PayPage> handle(String token) {
        return transactions.run(() -> links.ofToken(token).<Refusal>toEither(PaymentRefusal.UnknownPaymentLink::new).map(this::page));
    }

    private PayPage page(PaymentLink link) {
        var visit = visits.find(link.details().visit()).get().details();
        var facility = directory.facility(visit.facility()).get().thing();
        var specialist = directory.specialist(visit.specialist()).map(Versioned::thing).map(Specialist::displayName).getOrElse("");
        var terms = link.details().terms();
        var givenBack = link.details().payments().stream().noneMatch(payment -> payment.fate() == Payment.Fate.KEPT);
        var language = patients.require(visit.patient()).map(Patient::language).getOrElse(Language.PL);
        var text = texts.inForce(visit.facility()).filter(words -> !texts.isAccepted(visit.id(), words.version()))
                .map(words -> new PayPage.Terms(words.version(), words.in(language)));
        return new PayPage(facility.name(), facility.phone(), specialist, visit.slot().start(), facility.zone(), terms.amount(),
                terms.deadline(), PayPage.state(LinkStatus.of(link), givenBack, terms.deadline(), clock.instant()),
                visit.terms().requirement() == Requirement.REQUIRED, text, language);
    }
}
