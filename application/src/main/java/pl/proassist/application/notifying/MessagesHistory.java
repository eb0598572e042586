package pl.proassist.application.notifying;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.MessagePolicies.Version;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.shared.Refusal;

/** Who changed which messages the facility's patients get, when, and from what to what (MSG-01, MSG-02). */
public final class MessagesHistory {

    /** @param before the version that it replaced, what is usual for the first one; none when that version is from before histories were kept */
    public record Step(Version version, Option<MessageSettings> before) {
    }

    private final MessagePolicies policies;
    private final Directory directory;
    private final Transactions transactions;

    public MessagesHistory(MessagePolicies policies, Directory directory, Transactions transactions) {
        this.policies = policies;
        this.directory = directory;
        this.transactions = transactions;
    }

    /** The latest first. */
    public Either<Refusal, List<Step>> handle(Caller caller, FacilityId facility, Option<Long> before, int limit) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("messages.history").on("facility", facility.value()), () ->
                caller.may(Permission.FACILITY_RULES, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> steps(policies.versions(facility, before, limit + 1), limit)));
    }

    /** One version more than is asked for was read, so that the oldest one shown knows what it replaced. */
    private static List<Step> steps(List<Version> versions, int limit) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < Math.min(versions.size(), limit); i++) {
            var version = versions.get(i);
            steps.add(new Step(version, i + 1 < versions.size() ? Option.some(versions.get(i + 1).settings()) : usual(version.settings())));
        }
        return steps;
    }

    private static Option<MessageSettings> usual(MessageSettings first) {
        return Option.when(first.version() == 1, () -> MessageSettings.usual(first.facility()));
    }
}
