package pl.proassist.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRoom;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aSpecialist;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.Permission.AUDIT_EXPORT;
import static pl.proassist.domain.access.Permission.AUDIT_VIEW;
import static pl.proassist.domain.access.Permission.BLACKLIST;
import static pl.proassist.domain.access.Permission.EXPORT_PERSONAL;
import static pl.proassist.domain.access.Permission.FACILITY_RULES;
import static pl.proassist.domain.access.Permission.INVOICES_ISSUE;
import static pl.proassist.domain.access.Permission.INVOICES_VIEW;
import static pl.proassist.domain.access.Permission.KSEF_CREDENTIALS;
import static pl.proassist.domain.access.Permission.OPERATIONS;
import static pl.proassist.domain.access.Permission.OVERRIDE_BLACKLIST;
import static pl.proassist.domain.access.Permission.PATIENTS_EDIT;
import static pl.proassist.domain.access.Permission.PATIENTS_RIGHTS;
import static pl.proassist.domain.access.Permission.PATIENTS_VIEW;
import static pl.proassist.domain.access.Permission.PAYMENTS_HANDLE;
import static pl.proassist.domain.access.Permission.PAYMENTS_REPORT;
import static pl.proassist.domain.access.Permission.USERS;
import static pl.proassist.domain.access.Permission.VISITS_BOOK;
import static pl.proassist.domain.access.Permission.VISITS_CANCEL;
import static pl.proassist.domain.access.Permission.VISITS_CLOSE;
import static pl.proassist.domain.access.Permission.VISITS_VIEW;
import static pl.proassist.domain.access.Permission.VISIT_TERMS;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.access.ChangePassword;
import pl.proassist.application.access.ChooseSecondFactor;
import pl.proassist.application.access.RegisterUser;
import pl.proassist.application.booking.ApplyRules;
import pl.proassist.application.booking.BookVisit;
import pl.proassist.application.booking.CancelDay;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.FreeTimes;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.fakes.FakeCertificateFiles;
import pl.proassist.application.fakes.InMemoryTransactions.Kept;
import pl.proassist.application.fakes.World;
import pl.proassist.application.invoicing.CorrectInvoice;
import pl.proassist.application.invoicing.ExportInvoices;
import pl.proassist.application.invoicing.IssueByHand;
import pl.proassist.application.invoicing.IssueInvoice;
import pl.proassist.application.invoicing.IssueMonthly;
import pl.proassist.application.invoicing.ReviseInvoice;
import pl.proassist.application.notifying.PreviewMessage;
import pl.proassist.application.notifying.SendAgain;
import pl.proassist.application.notifying.SendPaymentLink;
import pl.proassist.application.policies.DryRunRules;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.DeliverySettings;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.port.Trail;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.prepayment.RefundPayment;
import pl.proassist.application.prepayment.SettleUnmatched;
import pl.proassist.application.prepayment.TakePaymentAtDesk;
import pl.proassist.application.reporting.Period;
import pl.proassist.application.reporting.ReportAttendance;
import pl.proassist.application.reporting.ReportOnlinePayments;
import pl.proassist.application.reporting.ReportRevenue;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.InvoicingBuilder;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.invoice.Revision;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentPolicy.Scope;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;
import pl.proassist.domain.visit.WaitlistEntry;

/**
 * Who may do what: every operation of the clinic, asked for by every role, here, elsewhere and everywhere. The roles are not told here a
 * second time; each call is let through or refused as the permissions of the role say, and a refused one changes nothing and is in the trail.
 */
class GuardsTest {

    private static final FacilityId ELSEWHERE = new FacilityId(id("another facility"));
    private static final Trail.Filter EVERY_ENTRY = new Trail.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    private static final Period JANUARY = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"));
    private static final Scope SCOPE = new Scope.ForSpecialist(SPECIALIST);
    private static final Scope SCOPE_WITH_A_RULE = new Scope.ForServiceOffer(SERVICE);

    /** Where the permission must be held. PART: no permission, but some part here. OWN: it is one's own, so being a person is enough. */
    private enum Where { HERE, SOMEWHERE, EVERYWHERE, PART, OWN }

    private static WaitlistEntry waiting(UUID id) {
        return new WaitlistEntry(id, FACILITY, PATIENT, SERVICE, Option.none(), START, START.plusSeconds(3600), START);
    }

    /** A clinic in which every operation has something to do. */
    private static final class Clinic {

        final World world = new World();
        final Office office = new Office(world);
        final VisitId unpaid;
        final VisitId paid;
        final VisitId optional;
        /** It took place, is billed to a company, and stands on no invoice. */
        final VisitId billed;
        final InvoiceId invoice;
        final InvoiceId refused;
        final InvoiceId correction;
        final AccountingNoteId note;
        final InvoiceId onItsWay;
        final PaymentId unmatched;
        final UUID task;
        final UUID day = id("an empty day");
        final PurchaseId purchase;

        Clinic() {
            world.rules(aPolicy().facility(aRule().required().untilHour("20:00")).service(SERVICE, aRule().required()));
            unpaid = world.books(aWish());
            paid = world.books(aWish().at(START.plus(Duration.ofHours(2))));
            world.pays(paid);
            optional = world.books(aWish().at(START.plus(Duration.ofHours(3))).terms(byHand().asking(Requirement.OPTIONAL)));
            var order = world.order(optional);
            world.tells(order, world.operator.payerTries(order, Money.pln("20.00"), Attempt.Status.SUCCESS, world.clock.instant()));
            unmatched = world.link(optional).details().payments().get(0).id();
            world.markPatient.blacklist(World.STAFF, FACILITY, ANOTHER_PATIENT, "nie przyszła");
            world.contestBlacklisting.contest(World.STAFF, FACILITY, ANOTHER_PATIENT, "była w szpitalu");
            world.prepaymentTerms.replace(World.STAFF, FACILITY, "Zasady przedpłat.", Option.none(), Option.none(), Option.none()).get();
            world.acceptPrepaymentTerms.handle(World.STAFF, unpaid, TermsAcceptance.Way.PHONE).get();
            world.cancelDay.handle(World.STAFF, new CancelDay.Command(day, FACILITY, SPECIALIST, START.minusSeconds(60), START, "choroba")).get();
            office.enterKsefCredentials.token(World.STAFF, FACILITY, Office.TOKEN).get();
            purchase = world.importPurchase.handle(World.STAFF, FACILITY, purchase("FV/1")).get().purchase().id();
            world.waitingList.write(World.STAFF, waiting(id("entry"))).get();
            task = world.listTasks.handle(World.STAFF, FACILITY, 10).get().get(0).id();
            world.sellsAs(InvoicingBuilder.someInvoicing());
            billed = completed(8);
            world.billVisit.replace(World.STAFF, billed, new Billing(InvoiceBuilder.aCompany(), Option.none(), Option.none(), Option.none())).get();
            var invoiced = completed(10);
            world.billVisit.replace(World.STAFF, invoiced, new Billing(InvoiceBuilder.aCompany(), Option.none(), Option.none(), Option.none())).get();
            invoice = world.issueInvoice.handle(World.STAFF, new IssueInvoice.Command(invoiced, false, false)).get().id();
            world.stores.transactions().record(() -> {
                world.stores.ksefLog().keepReceipt(invoice, new byte[] {1}, world.clock.instant());
                return invoice;
            });
            onItsWay = world.onItsWay(InvoiceBuilder.anInvoice().number("FV/Y").frozen());
            note = world.noted(paid).id();
            correction = world.given(InvoiceBuilder.anInvoice().correcting(world.given(InvoiceBuilder.anInvoice().number("FV/Z").accepted(InvoiceBuilder.ANOTHER_NUMBER))).refused(430)).id();
            refused = world.given(InvoiceBuilder.anInvoice().number("FV/X").refused(430)).id();
        }

        private VisitId completed(int hour) {
            var visit = world.books(aWish().at(START.plus(Duration.ofHours(hour))).terms(byHand().asking(Requirement.NONE)));
            world.completeVisit.handle(World.STAFF, visit).get();
            return visit;
        }

        byte[] purchase(String number) {
            return world.documents.write(anInvoice().toTheClinic().number(number).numbered(), InvoiceBuilder.FROZEN_AT).get().xml();
        }

        List<Kept> trailAfter(int before) {
            var trail = world.stores.transactions().trail();
            return trail.subList(before, trail.size());
        }
    }

    /**
     * One thing that can be asked for.
     *
     * @param method which public method of which use case it is
     * @param what   its name in the trail; none when looking at it is everybody's right
     * @param loud   whether it is in the trail also when it was allowed
     */
    private record Operation(String method, String what, boolean loud, Where where, Set<Permission> needed,
                             BiFunction<Clinic, Caller, Either<Refusal, ?>> call) {

        boolean isAllowed(Set<Permission> held) {
            return held.containsAll(needed);
        }

        @Override public String toString() {
            return method + (what.isEmpty() ? "" : " as " + what);
        }
    }

    private static Operation does(String method, String what, Where where, Set<Permission> needed, BiFunction<Clinic, Caller, Either<Refusal, ?>> call) {
        return new Operation(method, what, true, where, needed, call);
    }

    private static Operation looks(String method, String what, Where where, Set<Permission> needed, BiFunction<Clinic, Caller, Either<Refusal, ?>> call) {
        return new Operation(method, what, false, where, needed, call);
    }

    static List<Operation> operations() {
        return Stream.of(inTheClinic(), onInvoices(), inTheBooks(), onPatientsRights(), inTheOffice(), onOneself()).flatMap(List::stream).toList();
    }

    /** All but what is open to every person. */
    static List<Operation> guarded() {
        return operations().stream().filter(operation -> operation.where() != Where.OWN).toList();
    }

    private static List<Operation> onInvoices() {
        return List.of(
                does("IssueInvoice.handle", "invoice.issue", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.issueInvoice.handle(caller,
                        new IssueInvoice.Command(clinic.billed, false, false))),
                does("IssueMonthly.handle", "invoice.issue-monthly", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.issueMonthly.handle(caller,
                        new IssueMonthly.Command(FACILITY, InvoiceBuilder.BUYER, YearMonth.of(2026, 1)))),
                does("IssueByHand.handle", "invoice.issue-by-hand", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.issueByHand.handle(caller,
                        new IssueByHand.Command(new InvoiceId(id("by hand")), FACILITY, new Billing(InvoiceBuilder.aCompany(), Option.none(), Option.none(), Option.none()),
                                List.of(InvoiceBuilder.line("Szkolenie", "615.00", VatRate.STANDARD)), SoldIn.on(JANUARY.from()), Option.none(), Option.none(), Option.none()))),
                does("CorrectInvoice.handle", "invoice.correct", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.correctInvoice.handle(caller,
                        new CorrectInvoice.Command(clinic.invoice, new InvoiceId(id("correction")), "Pomyłka", Effect.ON_CORRECTION, true, Option.none(), Option.none(), Option.none()))),
                does("RebuildInvoice.handle", "invoice.rebuild", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.rebuildInvoice.handle(caller, clinic.refused)),
                does("ReviseInvoice.handle", "invoice.revise", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.reviseInvoice.handle(caller,
                        new ReviseInvoice.Command(clinic.refused, new Revision(new Billing(InvoiceBuilder.aCompany(), Option.none(), Option.none(), Option.none()), List.of())))),
                does("GiveUpCorrection.handle", "invoice.give-up", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.giveUpCorrection.handle(caller, clinic.correction)),
                looks("FindInvoices.one", "invoice.show", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findInvoices.one(caller, clinic.invoice)),
                looks("FindInvoices.document", "invoice.document", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findInvoices.document(caller, clinic.invoice)),
                looks("FindInvoices.receipt", "invoice.receipt", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findInvoices.receipt(caller, clinic.invoice)),
                looks("FindInvoices.ofVisit", "invoices.list", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findInvoices.ofVisit(caller, clinic.billed)),
                looks("FindInvoices.search", "invoices.list", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findInvoices.search(caller,
                        new Invoices.Filter(FACILITY, Option.none(), Option.none(), Option.none(), Option.none()), 10)),
                does("PrintInvoice.handle", "invoice.print", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.printInvoice.handle(caller, clinic.invoice)),
                does("ExportInvoices.sheet", "invoices.export", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.exportInvoices.sheet(caller,
                        new ExportInvoices.Question(FACILITY, YearMonth.of(2026, 1)), new ExportInvoices.Layout(new Sheets.Sheet("", "", List.of()), invoice -> List.of(), note -> List.of()))),
                does("ExportInvoices.files", "invoices.export-files", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.exportInvoices.files(caller,
                        new ExportInvoices.Question(FACILITY, YearMonth.of(2026, 1)))),
                does("WriteAccountingNote.handle", "accounting-note.issue", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.writeAccountingNote.handle(caller, clinic.paid)),
                looks("FindAccountingNotes.search", "accounting-notes.list", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findAccountingNotes.search(caller,
                        new AccountingNotes.Filter(FACILITY, Option.none(), Option.none(), Option.none()), 10)),
                does("FindAccountingNotes.paper", "accounting-note.print", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.findAccountingNotes.paper(caller, clinic.note)),
                looks("BillVisit.read", "billing.show", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.billVisit.read(caller, clinic.billed)),
                does("BillVisit.replace", "billing.change", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.billVisit.replace(caller, clinic.unpaid,
                        new Billing(InvoiceBuilder.aCompany(), Option.none(), Option.none(), Option.none()))),
                looks("FacilityInvoicing.read", "invoicing.show", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.facilityInvoicing.read(caller, FACILITY)),
                does("FacilityInvoicing.replace", "invoicing.change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.facilityInvoicing.replace(caller,
                        InvoicingBuilder.someInvoicing().dueIn(30).build(), Option.none())));
    }

    private static List<Operation> inTheBooks() {
        return List.of(
                looks("ReportOnlinePayments.page", "payments-report.show", Where.HERE, Set.of(PAYMENTS_REPORT), (clinic, caller) -> clinic.world.reportOnlinePayments.page(caller,
                        report(OnlinePayments.Variant.BASIC), Option.none(), 10)),
                does("ReportOnlinePayments.page", "payments-report.show-personal", Where.HERE, Set.of(PAYMENTS_REPORT, EXPORT_PERSONAL), (clinic, caller) -> clinic.world.reportOnlinePayments.page(caller,
                        report(OnlinePayments.Variant.DETAILED), Option.none(), 10)),
                does("ReportOnlinePayments.file", "payments-report.export", Where.HERE, Set.of(PAYMENTS_REPORT), (clinic, caller) -> clinic.world.reportOnlinePayments.file(caller,
                        report(OnlinePayments.Variant.BASIC), Sheets.Format.XLSX, GuardsTest::bare)),
                does("ReportOnlinePayments.file", "payments-report.export-personal", Where.HERE, Set.of(PAYMENTS_REPORT, EXPORT_PERSONAL), (clinic, caller) -> clinic.world.reportOnlinePayments.file(caller,
                        report(OnlinePayments.Variant.DETAILED), Sheets.Format.XLS, GuardsTest::bare)),
                looks("ReportRevenue.handle", "revenue-report.show", Where.HERE, Set.of(PAYMENTS_REPORT), (clinic, caller) -> clinic.world.reportRevenue.handle(caller,
                        new ReportRevenue.Question(FACILITY, JANUARY, ReportRevenue.By.MONTH))),
                looks("ReportAttendance.handle", "attendance-report.show", Where.HERE, Set.of(PAYMENTS_REPORT), (clinic, caller) -> clinic.world.reportAttendance.handle(caller,
                        new ReportAttendance.Question(FACILITY, JANUARY, JANUARY.to()))));
    }

    private static ReportOnlinePayments.Question report(OnlinePayments.Variant variant) {
        return new ReportOnlinePayments.Question(FACILITY, JANUARY, OnlinePayments.By.ISSUED, Option.none(), Option.none(), Option.none(), Option.none(), variant);
    }

    private static ReportOnlinePayments.Layout bare(ZoneId zone, Instant now) {
        return new ReportOnlinePayments.Layout(new Sheets.Sheet("", "", List.of()), line -> List.of());
    }

    private static List<Operation> onPatientsRights() {
        return List.of(
                does("ExportPatientFile.handle", "patient.export", Where.SOMEWHERE, Set.of(PATIENTS_RIGHTS, EXPORT_PERSONAL), (clinic, caller) -> clinic.world.exportPatientFile.handle(caller, PATIENT)),
                does("ErasePatient.handle", "patient.erase", Where.SOMEWHERE, Set.of(PATIENTS_RIGHTS), (clinic, caller) -> clinic.world.erasePatient.handle(caller, ANOTHER_PATIENT)),
                does("PatientConsents.write", "consent.write", Where.SOMEWHERE, Set.of(PATIENTS_EDIT), (clinic, caller) -> clinic.world.patientConsents.write(caller, PATIENT, "marketing-sms",
                        "2026-01", true, "desk")),
                does("PatientConsents.list", "consent.look", Where.SOMEWHERE, Set.of(PATIENTS_VIEW), (clinic, caller) -> clinic.world.patientConsents.list(caller, PATIENT)),
                does("WhoHasSeen.handle", "patient.looks", Where.SOMEWHERE, Set.of(PATIENTS_RIGHTS), (clinic, caller) -> clinic.world.whoHasSeen.handle(caller, PATIENT, Option.none(), 10)));
    }

    private static List<Operation> inTheOffice() {
        return List.of(
                does("RegisterUser.handle", "account.register", Where.SOMEWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.registerUser.handle(caller, named("somebody", Option.none()))),
                does("RegisterUser.handle", "account.register", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.registerUser.handle(caller, named("here", Option.some(1L)))),
                does("InviteUser.handle", "account.invite", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.inviteUser.handle(caller, Office.HERE)),
                does("DeactivateUser.handle", "account.deactivate", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.deactivateUser.handle(caller, Office.HERE)),
                does("EndUserSessions.handle", "account.sessions-ended", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.endUserSessions.handle(caller, Office.HERE)),
                does("GrantMembership.give", "permissions.give", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.grantMembership.give(caller, Office.NEWCOMER,
                        Office.allowingNothing(Option.some(FACILITY)))),
                does("GrantMembership.give", "permissions.give", Where.EVERYWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.grantMembership.give(caller, Office.NEWCOMER,
                        Office.allowingNothing(Option.none()))),
                does("GrantMembership.take", "permissions.take", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.grantMembership.take(caller, Office.HERE, Option.some(FACILITY))),
                does("GrantMembership.take", "permissions.take", Where.EVERYWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.grantMembership.take(caller, Office.EVERYWHERE, Option.none())),
                looks("ShowUsers.one", "account.look", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.showUsers.one(caller, Office.HERE)),
                looks("ShowUsers.page", "account.list", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.showUsers.page(caller, Option.some(FACILITY), Option.none(), 10)),
                looks("ShowUsers.page", "account.list", Where.SOMEWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.showUsers.page(caller, Option.none(), Option.none(), 10)),
                does("SwitchOffSecondStep.handle", "account.second-factor-off", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.switchOffSecondStep.handle(caller, Office.HERE)),
                looks("FacilityLogins.isSecondStepRequired", "login-rules.look", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.facilityLogins.isSecondStepRequired(caller, FACILITY)),
                does("FacilityLogins.requireSecondStep", "login-rules.change", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.facilityLogins.requireSecondStep(caller, FACILITY, true)),
                does("IntegrationKeys.make", "key.make", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.make(caller, new ApiKeyId(id("new key")), "laboratorium",
                        Office.allowingNothing(Option.some(FACILITY)), START)),
                does("IntegrationKeys.make", "key.make", Where.EVERYWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.make(caller, new ApiKeyId(id("new key")), "laboratorium",
                        Office.allowingNothing(Option.none()), START)),
                looks("IntegrationKeys.list", "key.list", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.list(caller, Option.some(FACILITY))),
                looks("IntegrationKeys.list", "key.list", Where.EVERYWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.list(caller, Option.none())),
                does("IntegrationKeys.rotate", "key.rotate", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.rotate(caller, Office.KEY_HERE, Duration.ofHours(1))),
                does("IntegrationKeys.rotate", "key.rotate", Where.EVERYWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.rotate(caller, Office.KEY_EVERYWHERE, Duration.ofHours(1))),
                does("IntegrationKeys.revoke", "key.revoke", Where.HERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.revoke(caller, Office.KEY_HERE)),
                does("IntegrationKeys.revoke", "key.revoke", Where.EVERYWHERE, Set.of(USERS), (clinic, caller) -> clinic.office.integrationKeys.revoke(caller, Office.KEY_EVERYWHERE)),
                does("ReadTrail.page", "audit.read", Where.HERE, Set.of(AUDIT_VIEW), (clinic, caller) -> clinic.office.readTrail.page(caller, Option.some(FACILITY), EVERY_ENTRY, Option.none(), 10)),
                does("ReadTrail.page", "audit.read", Where.SOMEWHERE, Set.of(AUDIT_VIEW), (clinic, caller) -> clinic.office.readTrail.page(caller, Option.none(), EVERY_ENTRY, Option.none(), 10)),
                does("ReadTrail.export", "audit.export", Where.EVERYWHERE, Set.of(AUDIT_EXPORT), (clinic, caller) -> clinic.office.readTrail.export(caller)),
                does("RotateDataKeys.rotate", "keys.rotate", Where.EVERYWHERE, Set.of(OPERATIONS), (clinic, caller) -> clinic.office.rotateDataKeys.rotate(caller)),
                does("EnterKsefCredentials.token", "ksef-credential.enter", Where.HERE, Set.of(KSEF_CREDENTIALS), (clinic, caller) -> clinic.office.enterKsefCredentials.token(caller, FACILITY, Office.TOKEN)),
                does("EnterKsefCredentials.certificate", "ksef-credential.enter", Where.HERE, Set.of(KSEF_CREDENTIALS), (clinic, caller) -> clinic.office.enterKsefCredentials.certificate(caller, FACILITY,
                        KsefCredential.Kind.OFFLINE, FakeCertificateFiles.aFile("01F20A5D352AE590", KsefCredential.Certificate.Use.SIGNING, START.minus(Duration.ofDays(90)), START))),
                looks("ShowKsefCredentials.handle", "ksef-credential.show", Where.HERE, Set.of(KSEF_CREDENTIALS), (clinic, caller) -> clinic.office.showKsefCredentials.handle(caller, FACILITY)),
                does("RemoveKsefCredentials.handle", "ksef-credential.remove", Where.HERE, Set.of(KSEF_CREDENTIALS), (clinic, caller) -> clinic.office.removeKsefCredentials.handle(caller, FACILITY,
                        KsefCredential.Kind.TOKEN)),
                looks("ShowKsefSetup.handle", "ksef-setup.show", Where.HERE, Set.of(KSEF_CREDENTIALS), (clinic, caller) -> clinic.office.showKsefSetup.handle(caller, FACILITY)),
                looks("RotateDataKeys.progress", "keys.progress", Where.EVERYWHERE, Set.of(OPERATIONS), (clinic, caller) -> clinic.office.rotateDataKeys.progress(caller)));
    }

    private static List<Operation> onOneself() {
        return List.of(
                looks("MySessions.account", "", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.mySessions.account(caller)),
                looks("MySessions.live", "", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.mySessions.live(caller)),
                looks("MySessions.csrf", "", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.mySessions.csrf(caller)),
                does("MySessions.end", "session.end", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.mySessions.end(caller, Office.OTHER_SESSION)),
                does("MySessions.logOut", "session.end", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.mySessions.logOut(caller)),
                does("ChangePassword.handle", "account.password", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.changePassword.handle(caller,
                        new ChangePassword.Command(Office.PASSPHRASE, "pięć niebieskich kaloszy"))),
                does("ChooseSecondFactor.handle", "account.second-factor", Where.OWN, Set.of(), (clinic, caller) -> clinic.office.chooseSecondFactor.handle(caller,
                        new ChooseSecondFactor.Command(SecondFactorMethod.SMS_CODE, Office.PASSPHRASE))));
    }

    private static List<Operation> inTheClinic() {
        return List.of(
                does("BookVisit.handle", "visit.book", Where.HERE, Set.of(VISITS_BOOK), (clinic, caller) -> clinic.world.bookVisit.handle(caller,
                        aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST).command())),
                does("BookVisit.handle", "visit.book", Where.HERE, Set.of(VISITS_BOOK, VISIT_TERMS), (clinic, caller) -> clinic.world.bookVisit.handle(caller,
                        aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST).terms(byHand().asking(Requirement.NONE)).command())),
                does("CancelVisit.handle", "visit.cancel", Where.HERE, Set.of(VISITS_CANCEL), (clinic, caller) -> clinic.world.cancelVisit.handle(caller,
                        new CancelVisit.Command(clinic.unpaid, CancelledBy.FACILITY, "choroba"))),
                does("CancelDay.handle", "day.cancel", Where.HERE, Set.of(VISITS_CANCEL, PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.cancelDay.handle(caller,
                        new CancelDay.Command(id("day"), FACILITY, SPECIALIST, START, START.plusSeconds(3600), "choroba"))),
                looks("ShowCancelledDay.one", "day.show", Where.HERE, Set.of(VISITS_CANCEL), (clinic, caller) -> clinic.world.showCancelledDay.one(caller, clinic.day)),
                looks("ShowCancelledDay.list", "day.list", Where.HERE, Set.of(VISITS_CANCEL), (clinic, caller) -> clinic.world.showCancelledDay.list(caller, FACILITY, 10)),
                does("LiftCancelledDay.handle", "day.lift", Where.HERE, Set.of(VISITS_CANCEL), (clinic, caller) -> clinic.world.liftCancelledDay.handle(caller, clinic.day)),
                does("WaitingList.write", "waiting-list.write", Where.HERE, Set.of(VISITS_BOOK), (clinic, caller) -> clinic.world.waitingList.write(caller,
                        waiting(id("new entry")))),
                looks("WaitingList.list", "waiting-list.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.waitingList.list(caller, FACILITY, 10)),
                does("WaitingList.remove", "waiting-list.remove", Where.HERE, Set.of(VISITS_BOOK), (clinic, caller) -> clinic.world.waitingList.remove(caller, FACILITY, id("entry"))),
                does("MoveVisit.handle", "visit.move", Where.HERE, Set.of(VISITS_BOOK), (clinic, caller) -> clinic.world.moveVisit.handle(caller,
                        new MoveVisit.Command(clinic.unpaid, CancelledBy.FACILITY, START.plus(Duration.ofHours(5)), Option.none(), Option.none(), Option.none()))),
                does("CompleteVisit.handle", "visit.complete", Where.HERE, Set.of(VISITS_CLOSE), (clinic, caller) -> clinic.world.completeVisit.handle(caller, clinic.paid)),
                does("RecordNoShow.handle", "visit.no-show", Where.HERE, Set.of(VISITS_CLOSE), (clinic, caller) -> clinic.world.recordNoShow.handle(caller, clinic.paid)),
                does("ChangePaymentTerms.handle", "visit.terms", Where.HERE, Set.of(VISIT_TERMS), (clinic, caller) -> clinic.world.changePaymentTerms.handle(caller,
                        new ChangePaymentTerms.Command(clinic.unpaid, World.byHand(byHand().asking(Requirement.NONE))))),
                looks("ShowTermsHistory.handle", "visit.terms-history", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.showTermsHistory.handle(caller, clinic.unpaid)),
                does("AcceptPrepaymentTerms.handle", "terms.accept", Where.HERE, Set.of(VISITS_BOOK), (clinic, caller) -> clinic.world.acceptPrepaymentTerms.handle(caller,
                        clinic.unpaid, TermsAcceptance.Way.DESK)),
                looks("PrepaymentTerms.read", "prepayment-terms.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.prepaymentTerms.read(caller, FACILITY, Option.none())),
                does("PrepaymentTerms.replace", "prepayment-terms.change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.prepaymentTerms.replace(caller, FACILITY,
                        "Inne zasady.", Option.none(), Option.none(), Option.none())),
                looks("ShowVisit.handle", "visit.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.showVisit.handle(caller, clinic.unpaid)),
                looks("FindVisits.handle", "visit.find", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.findVisits.handle(caller, in(Option.some(FACILITY)), 10)),
                looks("FindVisits.handle", "visit.find", Where.SOMEWHERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.findVisits.handle(caller, in(Option.none()), 10)),
                looks("FreeTimes.handle", "visit.free-times", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.freeTimes.handle(caller,
                        new FreeTimes.Question(FACILITY, Option.none(), SERVICE, START, START.plusSeconds(3600)))),
                does("RegisterFacility.handle", "facility.register", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.registerFacility.handle(caller,
                        renamed(aFacility()), Option.some(1L))),
                does("RegisterFacility.handle", "facility.register", Where.EVERYWHERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.registerFacility.handle(caller,
                        aFacility(new FacilityId(id("new facility"))), Option.none())),
                does("RegisterSpecialist.handle", "specialist.register", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.registerSpecialist.handle(caller,
                        aSpecialist(new SpecialistId(id("new specialist"))), Option.none())),
                does("RegisterServiceOffer.handle", "service.register", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.registerServiceOffer.handle(caller,
                        aService(new ServiceId(id("new service")), "99.00"), Option.none())),
                does("RegisterRoom.handle", "room.register", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.registerRoom.handle(caller,
                        aRoom(new RoomId(id("new room"))), Option.none())),
                does("RegisterPatient.handle", "patient.register", Where.SOMEWHERE, Set.of(PATIENTS_EDIT), (clinic, caller) -> clinic.world.registerPatient.handle(caller,
                        aPatient().id(new PatientId(id("new patient"))).build(), Option.none())),
                looks("LookUp.facility", "", Where.PART, Set.of(), (clinic, caller) -> clinic.world.lookUp.facility(caller, FACILITY)),
                looks("LookUp.specialist", "", Where.PART, Set.of(), (clinic, caller) -> clinic.world.lookUp.specialist(caller, FACILITY, SPECIALIST)),
                looks("LookUp.service", "", Where.PART, Set.of(), (clinic, caller) -> clinic.world.lookUp.service(caller, FACILITY, SERVICE)),
                looks("LookUp.room", "", Where.PART, Set.of(), (clinic, caller) -> clinic.world.lookUp.room(caller, FACILITY, ROOM)),
                does("LookUp.patient", "patient.look", Where.SOMEWHERE, Set.of(PATIENTS_VIEW), (clinic, caller) -> clinic.world.lookUp.patient(caller, PATIENT)),
                looks("LookUp.patients", "patient.find", Where.SOMEWHERE, Set.of(PATIENTS_VIEW), (clinic, caller) -> clinic.world.lookUp.patients(caller, "Kow", Option.none(), 10)),
                looks("PaymentRules.read", "rules.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.paymentRules.read(caller, FACILITY)),
                looks("PaymentRules.read", "rules.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.paymentRules.read(caller, FACILITY, SCOPE_WITH_A_RULE)),
                does("PaymentRules.replace", "rules.change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.paymentRules.replace(caller, FACILITY,
                        PolicySettings.DEFAULT, aRule().none().build(), PaymentPolicy.FirstTime.OFF, PaymentPolicy.Blacklist.OFF, Option.none())),
                does("PaymentRules.replace", "rules.change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.paymentRules.replace(caller, FACILITY, SCOPE,
                        aRule().none().build(), Option.none())),
                does("PaymentRules.remove", "rules.remove", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.paymentRules.remove(caller, FACILITY, SCOPE_WITH_A_RULE)),
                looks("RulesHistory.page", "rules.history", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.rulesHistory.page(caller, FACILITY, Option.none(), 10)),
                looks("RulesHistory.version", "rules.history", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.rulesHistory.version(caller, FACILITY, 1)),
                looks("DryRunRules.handle", "rules.dry-run", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.dryRunRules.handle(caller, FACILITY,
                        new DryRunRules.Draft(PolicySettings.DEFAULT, aRule().none().build(), PaymentPolicy.FirstTime.OFF, PaymentPolicy.Blacklist.OFF, Option.none()))),
                looks("ApplyRules.preview", "rules.apply-preview", Where.HERE, Set.of(FACILITY_RULES, VISITS_VIEW), (clinic, caller) -> clinic.world.applyRules.preview(caller, FACILITY,
                        new ApplyRules.Filter(Option.none(), Option.none(), Option.none(), Option.none()), Option.none(), 10)),
                does("ApplyRules.apply", "rules.apply", Where.HERE, Set.of(FACILITY_RULES, VISIT_TERMS), (clinic, caller) -> clinic.world.applyRules.apply(caller, FACILITY, 1,
                        List.of(new ApplyRules.Seen(clinic.unpaid, "", false)))),
                does("ShowBlacklist.one", "blacklist.look", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.showBlacklist.one(caller, FACILITY, ANOTHER_PATIENT)),
                looks("ShowBlacklist.page", "blacklist.list", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.showBlacklist.page(caller, FACILITY, Option.none(), 10)),
                does("ContestBlacklisting.contest", "blacklist.contest", Where.HERE, Set.of(VISITS_BOOK), (clinic, caller) -> clinic.world.contestBlacklisting.contest(caller, FACILITY, ANOTHER_PATIENT, "byłam")),
                does("ContestBlacklisting.uphold", "blacklist.uphold", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.contestBlacklisting.uphold(caller, FACILITY, ANOTHER_PATIENT, "brak dowodu")),
                looks("ProposeBlacklisting.page", "blacklist.proposals", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.proposeBlacklisting.page(caller, FACILITY, Option.none(), 10)),
                looks("ProposeBlacklisting.criteria", "blacklist.criteria", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.proposeBlacklisting.criteria(caller, FACILITY)),
                does("ProposeBlacklisting.replaceCriteria", "blacklist.criteria-change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) ->
                        clinic.world.proposeBlacklisting.replaceCriteria(caller, FACILITY, MissedVisits.Criteria.USUAL)),
                looks("FacilityMessages.read", "messages.show", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.facilityMessages.read(caller, FACILITY)),
                does("FacilityMessages.replace", "messages.change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.facilityMessages.replace(caller,
                        someMessages().off(MessageKind.PAYMENT_OPTIONAL).build(), Option.none())),
                looks("MessagesHistory.handle", "messages.history", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.messagesHistory.handle(caller, FACILITY, Option.none(), 10)),
                looks("PreviewMessage.handle", "messages.preview", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.previewMessage.handle(caller,
                        new PreviewMessage.Question(FACILITY, MessageKind.PAYMENT_REQUIRED, MessageChannel.SMS, Language.PL, Option.none()))),
                does("MarkPatient.blacklist", "blacklist.put", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.markPatient.blacklist(caller, FACILITY, PATIENT, "nie przyszedł")),
                does("MarkPatient.unblacklist", "blacklist.remove", Where.HERE, Set.of(BLACKLIST), (clinic, caller) -> clinic.world.markPatient.unblacklist(caller, FACILITY, PATIENT)),
                does("MarkPatient.exempt", "exemption.put", Where.HERE, Set.of(VISIT_TERMS), (clinic, caller) -> clinic.world.markPatient.exempt(caller, FACILITY, PATIENT, Requirement.NONE, "stały pacjent")),
                does("MarkPatient.unexempt", "exemption.remove", Where.HERE, Set.of(VISIT_TERMS), (clinic, caller) -> clinic.world.markPatient.unexempt(caller, FACILITY, PATIENT)),
                looks("ShowPaymentLink.handle", "link.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.showPaymentLink.handle(caller, clinic.world.link(clinic.unpaid).id())),
                does("MakePaymentLink.handle", "link.make", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.makePaymentLink.handle(caller, clinic.unpaid)),
                does("SendPaymentLink.handle", "link.send", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.sendPaymentLink.handle(caller,
                        new SendPaymentLink.Command(clinic.world.link(clinic.unpaid).id(), Set.of(MessageChannel.SMS)))),
                does("WithdrawPaymentLink.handle", "link.withdraw", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.withdrawPaymentLink.handle(caller,
                        clinic.world.link(clinic.optional).id())),
                does("TakePaymentAtDesk.handle", "payment.take", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.takePaymentAtDesk.handle(caller,
                        new TakePaymentAtDesk.Command(clinic.unpaid, World.receipt("1"), Money.pln("200.00"), Payment.Means.CASH, Option.some(1L)))),
                does("SettleUnmatched.handle", "payment.settle", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.settleUnmatched.handle(caller,
                        new SettleUnmatched.Command(clinic.unmatched, false))),
                does("RefundPayment.handle", "payment.refund", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.refundPayment.handle(caller,
                        new RefundPayment.Command(clinic.unmatched, Money.pln("20.00"), "gest"))),
                looks("ShowLedgerBreaches.handle", "ledger.breaches", Where.EVERYWHERE, Set.of(OPERATIONS), (clinic, caller) -> clinic.world.showLedgerBreaches.handle(caller, 10)),
                does("RetryRefund.handle", "refund.retry", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.retryRefund.handle(caller, clinic.unmatched)),
                does("ReleaseVisit.handle", "visit.release", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> {
                    clinic.world.clock.set(DEADLINE.plus(Duration.ofMinutes(5)));
                    return clinic.world.releaseVisit.handle(caller, clinic.unpaid);
                }),
                looks("ListMessages.handle", "message.list", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.listMessages.handle(caller,
                        new MessageViews.Filter(FACILITY, MessageViews.Which.NOT_DELIVERED, Option.none(), Option.none(), Option.none()), 10)),
                does("SendAgain.handle", "message.send-again", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.sendAgain.handle(caller,
                        new SendAgain.Command(clinic.world.stores.messages().of(clinic.unpaid).get(0).id(), MessageChannel.SMS))),
                looks("FacilityDelivery.show", "delivery-settings.show", Where.HERE, Set.of(VISITS_VIEW), (clinic, caller) -> clinic.world.facilityDelivery.show(caller, FACILITY)),
                does("FacilityDelivery.replace", "delivery-settings.change", Where.HERE, Set.of(FACILITY_RULES), (clinic, caller) -> clinic.world.facilityDelivery.replace(caller, FACILITY,
                        DeliverySettings.Unreached.RELEASE)),
                looks("KsefMode.show", "ksef-mode.show", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.ksefMode.show(caller, FACILITY)),
                does("KsefMode.choose", "ksef-mode.choose", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.ksefMode.choose(caller, FACILITY,
                        Option.some(IssueMode.OFFLINE24), "awaria łącza")),
                looks("ShowKsefQueue.pending", "ksef-queue.show", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.showKsefQueue.pending(caller, FACILITY, 10)),
                looks("ShowKsefQueue.sessions", "ksef-sessions.list", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.showKsefQueue.sessions(caller, FACILITY, 10)),
                does("HandOverOffline.handle", "invoice.hand-over", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.handOverOffline.handle(caller, clinic.onItsWay,
                        "klient czeka")),
                does("ImportPurchase.handle", "purchase.import", Where.HERE, Set.of(INVOICES_ISSUE), (clinic, caller) -> clinic.world.importPurchase.handle(caller, FACILITY,
                        clinic.purchase("FV/2"))),
                looks("ListPurchases.handle", "purchase.list", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.listPurchases.handle(caller,
                        new Purchases.Filter(FACILITY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)), Option.none(), 10)),
                looks("ShowPurchase.handle", "purchase.show", Where.HERE, Set.of(INVOICES_VIEW), (clinic, caller) -> clinic.world.showPurchase.handle(caller, clinic.purchase)),
                looks("ListTasks.handle", "task.list", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.listTasks.handle(caller, FACILITY, 10)),
                does("FinishTask.handle", "task.finish", Where.HERE, Set.of(PAYMENTS_HANDLE), (clinic, caller) -> clinic.world.finishTask.handle(caller, clinic.task)),
                looks("ListBlocked.handle", "delivery.list", Where.EVERYWHERE, Set.of(OPERATIONS), (clinic, caller) -> clinic.world.listBlocked.handle(caller, 10)),
                does("UnblockDelivery.handle", "delivery.unblock", Where.EVERYWHERE, Set.of(OPERATIONS), (clinic, caller) -> clinic.world.unblockDelivery.handle(caller, 1)));
    }

    static Stream<Arguments> everyOperationAndEveryRole() {
        return operations().stream().flatMap(operation -> Stream.of(Role.values()).map(role -> arguments(operation, role)));
    }

    @ParameterizedTest(name = "{0}, {1}") @MethodSource("everyOperationAndEveryRole")
    @Proves({"SEC-18", "SEC-21", "VIS-05", "VIS-07", "SEC-19", "RPT-11", "A37"})
    void a_role_in_the_facility_is_let_through_or_refused_as_its_permissions_say(Operation operation, Role role) {
        var held = role.permissions();
        var caller = person(here(role));

        if (operation.where() != Where.EVERYWHERE && operation.isAllowed(held)) {
            isLetThrough(operation, caller);
        } else {
            isForbidden(operation, caller, operation.needed().stream().filter(needed -> operation.where() == Where.EVERYWHERE || !held.contains(needed)).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest(name = "{0}, {1}") @MethodSource("everyOperationAndEveryRole") @Proves({"SEC-18", "SEC-21"})
    void a_role_in_every_facility_of_the_installation_is_let_through_or_refused_as_its_permissions_say(Operation operation, Role role) {
        var caller = person(new Membership(Option.none(), Option.some(role), Set.of(), Set.of()));

        if (operation.isAllowed(role.permissions())) {
            isLetThrough(operation, caller);
        } else {
            isForbidden(operation, caller, operation.needed().stream().filter(needed -> !role.permissions().contains(needed)).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest(name = "{0}") @MethodSource("operations") @Proves({"SEC-18", "SEC-21"})
    void what_lies_in_another_facility_is_not_known_not_even_to_its_administrator(Operation operation) {
        var clinic = new Clinic();
        var caller = person(new Membership(Option.some(ELSEWHERE), Option.some(Role.ADMINISTRATOR), Set.of(), Set.of()));
        var before = clinic.world.stores.transactions().rows();
        var entries = clinic.world.stores.transactions().trail().size();

        var answer = operation.call().apply(clinic, caller);

        switch (operation.where()) {
            case HERE, PART -> {
                assertThat(answer.getLeft().kind()).isEqualTo(Refusal.Kind.UNKNOWN);
                assertThat(answer.getLeft().code()).startsWith("unknown-");
                assertThat(clinic.world.stores.transactions().rows()).isEqualTo(before);
                assertThat(clinic.trailAfter(entries)).extracting(kept -> kept.act().what() + " " + kept.result())
                        .isEqualTo(operation.loud() ? List.of(operation.what() + " " + answer.getLeft().code()) : List.of());
            }
            case SOMEWHERE, OWN -> assertThat(answer.isRight()).as("%s", answer).isTrue();
            case EVERYWHERE -> assertThat(answer.getLeft().kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        }
    }

    @ParameterizedTest(name = "{0}") @MethodSource("guarded") @Proves("SEC-18")
    void who_has_no_permission_at_all_gets_nothing(Operation operation) {
        var clinic = new Clinic();
        var before = clinic.world.stores.transactions().rows();

        var answer = operation.call().apply(clinic, person());

        assertThat(answer.getLeft().kind()).isIn(Refusal.Kind.UNKNOWN, Refusal.Kind.FORBIDDEN);
        assertThat(clinic.world.stores.transactions().rows()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}") @MethodSource("operations") @Proves({"SEC-18", "VIS-06"})
    void just_the_permissions_it_needs_are_enough(Operation operation) {
        var facility = operation.where() == Where.EVERYWHERE ? Option.<FacilityId>none() : Option.some(FACILITY);

        isLetThrough(operation, person(new Membership(facility, Option.none(), operation.needed(), Set.of())));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("onOneself") @Proves("SEC-18")
    void what_is_ones_own_is_open_to_every_person_and_to_no_key(Operation operation) {
        isLetThrough(operation, person());

        var clinic = new Clinic();
        var before = clinic.world.stores.transactions().rows();
        var key = new Caller(new Actor(Actor.Kind.KEY, Option.some(Office.KEY_EVERYWHERE.value()), Option.none()), Grants.ALL, Option.none());
        assertThat(operation.call().apply(clinic, key).getLeft()).isEqualTo(new AccessRefusal.PersonsOnly());
        assertThat(clinic.world.stores.transactions().rows()).isEqualTo(before);
    }

    @Test void no_operation_is_left_out() throws IOException, URISyntaxException {
        var listed = operations().stream().map(Operation::method).collect(Collectors.toSet());

        assertThat(askedByCallers()).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed);
    }

    /** Every public method of the application that takes a caller. */
    private static Set<String> askedByCallers() throws IOException, URISyntaxException {
        var classes = Path.of(BookVisit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString()).filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("/port/"))
                    .map(GuardsTest::type).flatMap(type -> Stream.of(type.getDeclaredMethods()).filter(GuardsTest::takesACaller)
                            .map(method -> type.getSimpleName() + "." + method.getName())).collect(Collectors.toSet());
        }
    }

    private static Class<?> type(String file) {
        try {
            return Class.forName(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private static boolean takesACaller(Method method) {
        return Modifier.isPublic(method.getModifiers()) && Stream.of(method.getParameterTypes()).anyMatch(Caller.class::equals);
    }

    private static void isLetThrough(Operation operation, Caller caller) {
        var clinic = new Clinic();
        var entries = clinic.world.stores.transactions().trail().size();

        var answer = operation.call().apply(clinic, caller);

        assertThat(answer.isRight()).as("%s", answer).isTrue();
        var named = clinic.trailAfter(entries).stream().filter(kept -> kept.act().what().equals(operation.what())).toList();
        assertThat(named).hasSize(operation.loud() ? 1 : 0).allSatisfy(kept -> {
            assertThat(kept.act().who()).isEqualTo(caller.actor());
            assertThat(kept.result()).isEqualTo("done");
        });
    }

    private static void isForbidden(Operation operation, Caller caller, Set<Permission> missing) {
        var clinic = new Clinic();
        var before = clinic.world.stores.transactions().rows();
        var entries = clinic.world.stores.transactions().trail().size();

        var answer = operation.call().apply(clinic, caller);

        assertThat(answer.getLeft()).isIn(missing.stream().map(AccessRefusal.Forbidden::new).toList());
        assertThat(answer.getLeft().kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(clinic.world.stores.transactions().rows()).isEqualTo(before);
        assertThat(clinic.trailAfter(entries)).singleElement().satisfies(kept -> {
            assertThat(kept.act().who()).isEqualTo(caller.actor());
            assertThat(kept.act().what()).isEqualTo(operation.what());
            assertThat(kept.result()).isEqualTo("forbidden");
        });
    }

    private static Membership here(Role role) {
        return new Membership(Option.some(FACILITY), Option.some(role), Set.of(), Set.of());
    }

    private static Caller person(Membership... memberships) {
        return new Caller(Actor.person(Office.PERSON, "192.0.2.7"), Grants.of(List.of(memberships)), Option.some(Office.SESSION));
    }

    private static Facility renamed(Facility known) {
        return new Facility(known.id(), "Przychodnia Pod Dębem", known.zone(), known.phone(), known.email(), known.nip(), known.address());
    }

    /** Who somebody is to be from now on. */
    private static RegisterUser.Command named(String name, Option<Long> seen) {
        var details = anAccountOf(name).named("Zofia", "Zielona").details();
        return new RegisterUser.Command(details.id(), details.login(), details.firstName(), details.lastName(), details.phone(), details.email().get(),
                details.language(), seen);
    }

    private static VisitViews.Filter in(Option<FacilityId> facility) {
        return new VisitViews.Filter(facility, Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    // What the table does not tell

    @Test @Proves({"VIS-05", "VIS-06", "VIS-07"})
    void whether_a_new_receptionist_may_exempt_from_payment_is_given_and_taken_person_by_person() {
        var clinic = new Clinic();
        var waive = new ChangePaymentTerms.Command(clinic.unpaid, World.byHand(byHand().asking(Requirement.NONE)));

        var inTraining = clinic.world.changePaymentTerms.handle(person(here(Role.RECEPTIONIST_IN_TRAINING)), waive);
        var takenAway = clinic.world.changePaymentTerms.handle(person(new Membership(Option.some(FACILITY), Option.some(Role.RECEPTIONIST), Set.of(), Set.of(VISIT_TERMS))), waive);
        assertThat(inTraining.getLeft()).isEqualTo(new AccessRefusal.Forbidden(VISIT_TERMS));
        assertThat(takenAway.getLeft()).isEqualTo(new AccessRefusal.Forbidden(VISIT_TERMS));
        assertThat(clinic.world.visit(clinic.unpaid).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        var given = person(new Membership(Option.some(FACILITY), Option.some(Role.RECEPTIONIST_IN_TRAINING), Set.of(VISIT_TERMS), Set.of()));
        assertThat(clinic.world.changePaymentTerms.handle(given, waive).isRight()).isTrue();
        assertThat(clinic.world.visit(clinic.unpaid).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test @Proves("A08")
    void a_blacklisted_patient_is_exempted_only_by_somebody_with_both_permissions() {
        var clinic = new Clinic();
        clinic.world.rules(aPolicy().facility(aRule().required().untilHour("20:00")).blacklist(aRule().required()));
        clinic.world.markPatient.blacklist(World.STAFF, FACILITY, ANOTHER_PATIENT, "nie przyszła trzy razy");
        var plain = person(here(Role.RECEPTIONIST));
        var both = person(new Membership(Option.some(FACILITY), Option.some(Role.RECEPTIONIST), Set.of(OVERRIDE_BLACKLIST), Set.of()));
        var exempted = aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST).terms(byHand().asking(Requirement.NONE));
        var entries = clinic.world.stores.transactions().trail().size();

        var refused = clinic.world.bookVisit.handle(plain, exempted.command());
        assertThat(refused.getLeft().code()).isEqualTo("blacklist-override-forbidden");
        assertThat(refused.getLeft().kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(clinic.trailAfter(entries)).singleElement().satisfies(kept -> {
            assertThat(kept.act().who()).isEqualTo(plain.actor());
            assertThat(kept.act().on()).containsEntry("patient", ANOTHER_PATIENT.value());
            assertThat(kept.act().facts()).containsEntry("requirement", "NONE");
            assertThat(kept.result()).isEqualTo("blacklist-override-forbidden");
        });

        var booked = clinic.world.bookVisit.handle(both, exempted.command()).get().visit();
        assertThat(booked.requirement()).isEqualTo(Requirement.NONE);
        assertThat(booked.status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test @Proves("A08")
    void the_terms_of_a_blacklisted_patients_visit_are_changed_only_by_somebody_with_both_permissions() {
        var clinic = new Clinic();
        clinic.world.rules(aPolicy().facility(aRule().none()).blacklist(aRule().required().untilHour("20:00")));
        clinic.world.markPatient.blacklist(World.STAFF, FACILITY, ANOTHER_PATIENT, "nie przyszła trzy razy");
        var visit = clinic.world.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        var waive = new ChangePaymentTerms.Command(visit, World.byHand(byHand().asking(Requirement.NONE)));

        var refused = clinic.world.changePaymentTerms.handle(person(here(Role.RECEPTIONIST)), waive);
        assertThat(refused.getLeft().code()).isEqualTo("blacklist-override-forbidden");
        assertThat(clinic.world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        var both = person(new Membership(Option.some(FACILITY), Option.some(Role.RECEPTIONIST), Set.of(OVERRIDE_BLACKLIST), Set.of()));
        assertThat(clinic.world.changePaymentTerms.handle(both, waive).isRight()).isTrue();
        assertThat(clinic.world.visit(visit).requirement()).isEqualTo(Requirement.NONE);
    }

    @Test @Proves("A08")
    void the_permission_to_override_counts_in_its_own_facility_only() {
        var clinic = new Clinic();
        clinic.world.rules(aPolicy().blacklist(aRule().required().untilHour("20:00")));
        clinic.world.markPatient.blacklist(World.STAFF, FACILITY, ANOTHER_PATIENT, "nie przyszła trzy razy");
        var administratorElsewhere = person(here(Role.RECEPTIONIST), new Membership(Option.some(ELSEWHERE), Option.some(Role.ADMINISTRATOR), Set.of(), Set.of()));

        var refused = clinic.world.bookVisit.handle(administratorElsewhere, aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST).terms(byHand().asking(Requirement.NONE)).command());

        assertThat(refused.getLeft().code()).isEqualTo("blacklist-override-forbidden");
    }

    @Test @Proves("SEC-21")
    void everybody_who_is_shown_in_a_search_is_in_the_trail_and_nobody_else() {
        var world = new World();
        Stream.of("Adamska", "Adamski", "Adamczyk").forEach(name -> world.register(aPatient().id(new PatientId(id(name))).named("Ala", name).build()));
        var entries = world.stores.transactions().trail().size();

        var found = world.lookUp.patients(person(here(Role.RECEPTIONIST)), "Adam", Option.none(), 2).get();

        assertThat(found.patients()).extracting(Patient::lastName).containsExactly("Adamczyk", "Adamska");
        assertThat(found.more()).isTrue();
        var trail = world.stores.transactions().trail();
        assertThat(trail.subList(entries, trail.size())).extracting(kept -> kept.act().what() + " " + kept.act().on().get("patient"))
                .containsExactly("patient.found " + id("Adamczyk"), "patient.found " + id("Adamska"));
        assertThat(world.lookUp.patients(World.STAFF, "Adam", Option.some(new PatientId(id("Adamska"))), 2).get().more()).isFalse();
    }

    @Test @Proves("SEC-18")
    void a_list_of_visits_shows_those_of_the_facilities_where_one_may_look() {
        var clinic = new Clinic();
        var accountantHere = person(here(Role.ACCOUNTANT), new Membership(Option.some(ELSEWHERE), Option.some(Role.RECEPTIONIST), Set.of(), Set.of()));

        assertThat(clinic.world.findVisits.handle(person(here(Role.SPECIALIST)), in(Option.none()), 10).get()).hasSize(5);
        assertThat(clinic.world.findVisits.handle(accountantHere, in(Option.none()), 10).get()).isEmpty();
    }

    @Test @Proves("SEC-18")
    void what_another_facility_has_is_not_found_under_ones_own() {
        var clinic = new Clinic();
        var lookUp = clinic.world.lookUp;
        var theirs = new SpecialistId(id("theirs"));
        var theirRoom = new RoomId(id("their room"));
        var theirService = new ServiceId(id("their service"));
        clinic.world.registerFacility.handle(World.STAFF, aFacility(ELSEWHERE), Option.none());
        clinic.world.registerSpecialist.handle(World.STAFF, aSpecialist(theirs, ELSEWHERE), Option.none());
        clinic.world.registerServiceOffer.handle(World.STAFF, aService(theirService, ELSEWHERE, "99.00"), Option.none());
        clinic.world.registerRoom.handle(World.STAFF, aRoom(theirRoom, ELSEWHERE), Option.none());
        var caller = person(here(Role.ADMINISTRATOR));
        var before = clinic.world.stores.transactions().rows();

        assertThat(Stream.<Either<Refusal, ?>>of(
                lookUp.specialist(caller, FACILITY, theirs), lookUp.service(caller, FACILITY, theirService), lookUp.room(caller, FACILITY, theirRoom),
                clinic.world.bookVisit.handle(caller, aWish().with(theirs).command()),
                clinic.world.bookVisit.handle(caller, aWish().service(theirService).command()),
                clinic.world.bookVisit.handle(caller, aWish().room(theirRoom).command()),
                clinic.world.moveVisit.handle(caller, new MoveVisit.Command(clinic.unpaid, CancelledBy.FACILITY, START, Option.some(theirs), Option.none(), Option.none())),
                clinic.world.moveVisit.handle(caller, new MoveVisit.Command(clinic.unpaid, CancelledBy.FACILITY, START, Option.none(), Option.some(theirRoom), Option.none())),
                clinic.world.moveVisit.handle(caller, new MoveVisit.Command(clinic.unpaid, CancelledBy.FACILITY, START, Option.none(), Option.none(),
                        Option.some(theirService))),
                clinic.world.cancelDay.handle(caller, new CancelDay.Command(id("day"), FACILITY, theirs, START, START.plusSeconds(3600), "choroba")),
                clinic.world.paymentRules.replace(caller, FACILITY, new Scope.ForSpecialist(theirs), aRule().none().build(), Option.none()),
                clinic.world.paymentRules.replace(caller, FACILITY, new Scope.ForServiceOffer(theirService), aRule().none().build(), Option.none()),
                clinic.world.freeTimes.handle(caller, new FreeTimes.Question(FACILITY, Option.some(theirs), SERVICE, START, START.plusSeconds(3600))),
                clinic.world.registerSpecialist.handle(caller, aSpecialist(theirs), Option.some(1L))).map(answer -> answer.getLeft().code()))
                .containsExactly("unknown-specialist", "unknown-service", "unknown-room", "unknown-specialist", "unknown-service", "unknown-room",
                        "unknown-specialist", "unknown-room", "unknown-service", "unknown-specialist", "unknown-specialist", "unknown-service", "unknown-specialist",
                        "id-in-use");
        assertThat(clinic.world.stores.transactions().rows()).isEqualTo(before);
    }

    @Test @Proves({"SEC-19", "RPT-11", "KSF-36"})
    void an_accountant_sees_invoices_and_money_and_nothing_else() {
        var letIn = guarded().stream().filter(operation -> operation.where() != Where.PART)
                .filter(operation -> operation.call().apply(new Clinic(), person(here(Role.ACCOUNTANT))).isRight()).map(Operation::what).toList();

        assertThat(letIn).contains("invoice.show", "invoice.document", "invoice.print", "invoices.list", "invoices.export", "invoices.export-files", "payments-report.show",
                "payments-report.export", "revenue-report.show");
        assertThat(letIn).as("each is of invoices or of money, and none changes anything")
                .allMatch(what -> what.matches("(invoices?|accounting-notes?|invoicing|billing|purchase|ksef-(?:mode|queue|sessions)|(payments|revenue|attendance)-report)\\..*(show|list|document|receipt|print|export|export-files)"));
    }

    @Test @Proves("SEC-18")
    void the_operator_is_not_called_for_somebody_who_may_not() {
        var world = new World();
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        world.operator.beAway(true);
        var visit = world.books(aWish());
        world.operator.beAway(false);
        var started = world.operator.started().size();

        assertThat(world.makePaymentLink.handle(person(here(Role.RECEPTIONIST_IN_TRAINING)), visit).isLeft()).isTrue();
        assertThat(world.operator.started()).hasSize(started);

        assertThat(world.makePaymentLink.handle(person(here(Role.RECEPTIONIST)), visit).isRight()).isTrue();
        assertThat(world.operator.started()).hasSize(started + 1);
    }

    @Test @Proves("SEC-21")
    void what_patients_and_providers_do_is_in_the_trail_as_theirs() {
        var clinic = new Clinic();
        var entries = clinic.world.stores.transactions().trail().size();

        clinic.world.pays(clinic.unpaid);

        assertThat(clinic.trailAfter(entries)).extracting(kept -> kept.act().who().kind() + " " + kept.act().what()).startsWith("PATIENT payment.begin",
                "PROVIDER payment.notice").contains("SYSTEM visit-confirmed/1");
        assertThat(clinic.trailAfter(entries)).filteredOn(kept -> kept.act().what().equals("payment.notice")).singleElement().satisfies(kept -> {
            assertThat(kept.act().on()).containsEntry("visit", clinic.unpaid.value());
            assertThat(kept.events()).containsExactly("payment-received/1");
        });
    }

    @Test @Proves("SEC-21")
    void a_change_of_the_rules_tells_its_scope_and_the_version_that_it_made() {
        var clinic = new Clinic();

        var stored = clinic.world.paymentRules.replace(World.STAFF, FACILITY, SCOPE, aRule().none().build(), Option.none()).get();

        var trail = clinic.world.stores.transactions().trail();
        var act = trail.get(trail.size() - 1).act();
        assertThat(act.on()).containsEntry("facility", FACILITY.value()).containsEntry("specialist", SPECIALIST.value());
        assertThat(act.facts()).containsEntry("version", String.valueOf(stored.policy().version()));
    }

    @Test @Proves("SEC-20")
    void no_act_tells_a_name_a_reason_or_an_address() {
        var acts = operations().stream().flatMap(operation -> {
            var clinic = new Clinic();
            operation.call().apply(clinic, World.STAFF);
            return clinic.world.stores.transactions().trail().stream().map(Kept::act);
        });

        assertThat(acts.map(act -> act.facts() + " " + act.on())).isNotEmpty()
                .noneMatch(said -> Stream.of("Kowalski", "Zielona", "nie przysz", "stały pacjent", "choroba", "szpital", "dowodu", "@", "+48").anyMatch(said::contains));
    }
}
