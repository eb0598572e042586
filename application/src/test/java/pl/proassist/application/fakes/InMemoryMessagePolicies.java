package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageSettings;

/** What the facilities decided about their messages, in memory. */
public final class InMemoryMessagePolicies implements MessagePolicies {

    private final InMemoryTransactions transactions;
    private final Table<FacilityId, MessageSettings> rows;
    private final Table<String, Version> versions;

    public InMemoryMessagePolicies(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
        this.versions = transactions.table();
    }

    @Override public MessageSettings of(FacilityId facility) {
        transactions.mustBeOpen();
        return rows.get(facility).getOrElse(() -> MessageSettings.usual(facility));
    }

    @Override public List<Version> versions(FacilityId facility, Option<Long> before, int limit) {
        transactions.mustBeOpen();
        return versions.where(version -> version.settings().facility().equals(facility)
                        && before.forAll(number -> version.settings().version() < number)).stream()
                .sorted(Comparator.comparing((Version version) -> version.settings().version()).reversed()).limit(limit).toList();
    }

    @Override public void save(MessageSettings settings, Author author, Instant now) {
        if (settings.version() != of(settings.facility()).version() + 1) {
            throw new IllegalStateException("the settings of the messages have another version by now");
        }
        rows.put(settings.facility(), settings);
        versions.put(settings.facility() + " " + settings.version(), new Version(settings, author, now));
    }
}
