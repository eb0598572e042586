package pl.proassist.application.patients;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Trail;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/** A patient asks who has seen the own data; the trail knows (SEC-24, RODO art. 15(1)(c)). */
public final class WhoHasSeen {

    /** How the canonical line of an act ends that was not refused. */
    private static final String DONE = "\"result\":\"done\"}";

    private final Patients patients;
    private final Accounts accounts;
    private final Trail trail;
    private final Transactions transactions;

    public WhoHasSeen(Patients patients, Accounts accounts, Trail trail, Transactions transactions) {
        this.patients = patients;
        this.accounts = accounts;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Newest first. @param before the number of the last entry of the page before */
    public Either<Refusal, List<Numbered>> handle(Caller caller, PatientId patient, Option<Long> before, int limit) {
        return transactions.run(caller.does("patient.looks").on("patient", patient.value()), () -> caller.maySomewhere(Permission.PATIENTS_RIGHTS)
                .flatMap(may -> patients.require(patient)).map(known -> looks(patient, before, limit)));
    }

    /** @param number of the entry in the trail */
    public record Numbered(long number, Look look) {
    }

    List<Numbered> looks(PatientId patient, Option<Long> before, int limit) {
        return trail.page(new Trail.Filter(Option.none(), Option.some(patient), Option.none(), Option.none(), Option.none(), Option.none()), before, limit)
                .stream().map(entry -> new Numbered(entry.number(), new Look(entry.at(), entry.person().flatMap(accounts::find)
                        .map(account -> account.thing().details().firstName() + " " + account.thing().details().lastName()), entry.what(), !entry.body().endsWith(DONE)))).toList();
    }
}
