package pl.proassist.application.patients;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Consents;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.WaitlistEntry;

/** Hands a patient a copy of everything that is held (SEC-20, RODO art. 15 and 20). The export itself is in the trail. */
public final class ExportPatientFile {

    private static final int PAGE = 200;
    private static final int LATEST_LOOKS = 500;

    private final Patients patients;
    private final VisitViews views;
    private final PaymentLinks links;
    private final AccountingNotes notes;
    private final Billings billings;
    private final Messages messages;
    private final PatientMarks marks;
    private final Waitlist waitlist;
    private final Consents consents;
    private final PrepaymentTexts texts;
    private final Directory directory;
    private final WhoHasSeen whoHasSeen;
    private final Transactions transactions;

    public ExportPatientFile(Patients patients, VisitViews views, PaymentLinks links, AccountingNotes notes, Billings billings, Messages messages, PatientMarks marks, Waitlist waitlist,
                             Consents consents, PrepaymentTexts texts, Directory directory, WhoHasSeen whoHasSeen, Transactions transactions) {
        this.patients = patients;
        this.views = views;
        this.links = links;
        this.notes = notes;
        this.billings = billings;
        this.messages = messages;
        this.marks = marks;
        this.waitlist = waitlist;
        this.consents = consents;
        this.texts = texts;
        this.directory = directory;
        this.whoHasSeen = whoHasSeen;
        this.transactions = transactions;
    }

    public Either<Refusal, PatientFile> handle(Caller caller, PatientId id) {
        return transactions.run(caller.does("patient.export").on("patient", id.value()), () -> caller.maySomewhere(Permission.PATIENTS_RIGHTS)
                .flatMap(may -> caller.maySomewhere(Permission.EXPORT_PERSONAL))
                .flatMap(may -> patients.require(id)).map(this::file));
    }

    private PatientFile file(Patient patient) {
        var visits = visits(views, patient.id());
        var marked = marks.of(patient.id());
        var waiting = waitlist.of(patient.id());
        return new PatientFile(patient, visits.stream().map(this::visited).toList(), marked, waiting, consents.of(patient.id()),
                whoHasSeen.looks(patient.id(), Option.none(), LATEST_LOOKS).stream().map(WhoHasSeen.Numbered::look).toList(), names(visits, marked, waiting));
    }

    private Map<UUID, String> names(List<VisitView> visits, List<PatientMarks.Mark> marks, List<WaitlistEntry> waiting) {
        var names = new LinkedHashMap<UUID, String>();
        Stream.of(visits.stream().map(VisitView::facility), marks.stream().map(PatientMarks.Mark::facility), waiting.stream().map(WaitlistEntry::facility))
                .flatMap(Function.identity()).distinct()
                .forEach(id -> directory.facility(id).forEach(found -> names.put(id.value(), found.thing().name())));
        Stream.concat(visits.stream().map(VisitView::specialist), waiting.stream().flatMap(entry -> entry.specialist().toJavaStream())).distinct().forEach(id -> directory.specialist(id).map(Versioned::thing)
                .forEach(found -> names.put(id.value(), found.firstName() + " " + found.lastName())));
        Stream.concat(visits.stream().map(VisitView::service), waiting.stream().map(WaitlistEntry::service)).distinct().forEach(id -> directory.service(id).forEach(found -> names.put(id.value(), found.thing().name())));
        return names;
    }

    private PatientFile.Visited visited(VisitView visit) {
        var payments = visit.link().flatMap(links::find).map(link -> link.details().payments()).getOrElse(List.of());
        return new PatientFile.Visited(visit, payments, messages.of(visit.id()), texts.accepted(visit.id()), notes.ofVisit(visit.id()), billings.of(visit.id()));
    }

    /** All visits of a patient, in all facilities. */
    static List<VisitView> visits(VisitViews views, PatientId patient) {
        var all = new ArrayList<VisitView>();
        Option<VisitViews.After> after = Option.none();
        while (true) {
            var page = views.search(new VisitViews.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(),
                    Option.some(patient), Option.none(), after), PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            var last = page.get(page.size() - 1);
            after = Option.some(new VisitViews.After(last.start(), last.id()));
        }
    }
}
