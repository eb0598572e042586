package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.aConsumer;
import static pl.proassist.domain.InvoiceBuilder.seller;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.visit.VisitId;

/** What every store of accounting notes must do. */
public abstract class AccountingNotesContract extends StoresContract {

    private static final VisitId VISIT = new VisitId(id("a visit that nobody came to"));

    @Test @Proves("KSF-28") void a_note_comes_back_as_it_was_written_also_one_below_zero() {
        var note = added(note("NK/1", ISSUED, 30_000));
        var less = added(note("NK/2", ISSUED, -10_000));

        assertThat(inTransaction(() -> stores.accountingNotes().find(note.id()))).contains(note);
        assertThat(inTransaction(() -> stores.accountingNotes().ofVisit(VISIT))).containsExactly(note, less);
        assertThat(inTransaction(() -> stores.accountingNotes().ofVisit(new VisitId(id("another"))))).isEmpty();
        assertThat(inTransaction(() -> stores.accountingNotes().find(new AccountingNoteId(id("nobody's"))))).isEmpty();
    }

    @Test void a_number_is_given_once() {
        added(note("NK/1", ISSUED, 30_000));
        var other = new AccountingNote(new AccountingNoteId(id("other")), FACILITY, VISIT, seller(), aConsumer(), new Balance(1), ISSUED, "NK/1", ISSUED);

        assertThatThrownBy(() -> added(other)).isInstanceOf(RuntimeException.class);
    }

    @Test @Proves("KSF-36") void the_notes_of_a_month_and_a_facility_page_by_page() {
        added(note("NK/0", ISSUED.minusMonths(1), 1));
        var first = added(note("NK/1", ISSUED, 2));
        var second = added(note("NK/2", ISSUED, 3));
        added(note("NK/3", ISSUED.plusMonths(1), 4));

        assertThat(search(FACILITY, Option.none(), 10)).containsExactly(first, second);
        assertThat(search(FACILITY, Option.none(), 1)).containsExactly(first);
        assertThat(search(FACILITY, Option.some(first.id()), 10)).containsExactly(second);
        assertThat(search(ANOTHER_FACILITY, Option.none(), 10)).isEmpty();
    }

    private List<AccountingNote> search(FacilityId facility, Option<AccountingNoteId> after, int limit) {
        return inTransaction(() -> stores.accountingNotes().search(new AccountingNotes.Filter(facility, Option.some(ISSUED.withDayOfMonth(1)),
                Option.some(ISSUED.withDayOfMonth(30)), after), limit));
    }

    private AccountingNote added(AccountingNote note) {
        return inTransaction(() -> stores.accountingNotes().add(note));
    }

    private static AccountingNote note(String number, LocalDate issued, long grosze) {
        return new AccountingNote(new AccountingNoteId(id(number)), FACILITY, VISIT, seller(), aConsumer(), new Balance(grosze), ISSUED.minusDays(1), number, issued);
    }
}
