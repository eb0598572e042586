package pl.proassist.application.fakes;

import pl.proassist.application.port.MessagePolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageSettings;

/** What the facilities decided about their messages, in memory. */
public final class InMemoryMessagePolicies implements MessagePolicies {

    private final InMemoryTransactions transactions;
    private final Table<FacilityId, MessageSettings> rows;

    public InMemoryMessagePolicies(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public MessageSettings of(FacilityId facility) {
        transactions.mustBeOpen();
        return rows.get(facility).getOrElse(() -> MessageSettings.usual(facility));
    }

    @Override public void save(MessageSettings settings) {
        if (settings.version() != of(settings.facility()).version() + 1) {
            throw new IllegalStateException("the settings of the messages have another version by now");
        }
        rows.put(settings.facility(), settings);
    }
}
