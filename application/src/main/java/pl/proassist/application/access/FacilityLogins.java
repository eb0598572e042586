package pl.proassist.application.access;

import io.vavr.control.Either;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.LoginRules;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** Whether a facility asks for two steps at login, or leaves it to each person (A19). */
public final class FacilityLogins {

    private final LoginRules rules;
    private final Directory directory;
    private final Transactions transactions;

    public FacilityLogins(LoginRules rules, Directory directory, Transactions transactions) {
        this.rules = rules;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Boolean> isSecondStepRequired(Caller caller, FacilityId facility) {
        return transactions.run(caller.looks("login-rules.look").on("facility", facility.value()), () -> managed(caller, facility)
                .map(rules::isSecondStepRequired));
    }

    public Either<Refusal, Boolean> requireSecondStep(Caller caller, FacilityId facility, boolean required) {
        var act = caller.does("login-rules.change").on("facility", facility.value()).saying("secondStep", required ? "required" : "optional");
        return transactions.run(act, () -> managed(caller, facility).map(known -> {
            rules.requireSecondStep(facility, required);
            return required;
        }));
    }

    private Either<Refusal, FacilityId> managed(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return directory.facility(facility).<Refusal>toEither(unknown)
                .flatMap(known -> caller.may(Permission.USERS, facility, unknown)).map(may -> facility);
    }
}
