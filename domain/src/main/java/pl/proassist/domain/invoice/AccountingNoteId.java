package pl.proassist.domain.invoice;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pl.proassist.domain.visit.VisitId;

/** The id of an accounting note. */
public record AccountingNoteId(UUID value) {

    /** The same for two who write it at the same moment. */
    static AccountingNoteId of(VisitId visit, int place) {
        return new AccountingNoteId(UUID.nameUUIDFromBytes(("note:" + visit + ":" + place).getBytes(StandardCharsets.UTF_8)));
    }

    @Override public String toString() {
        return value.toString();
    }
}
