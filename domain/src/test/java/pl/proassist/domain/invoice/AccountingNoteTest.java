package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.aConsumer;
import static pl.proassist.domain.InvoiceBuilder.seller;

import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountingNoteTest {

    private static final VisitId VISIT = new VisitId(id("visit"));

    @Test @Proves("KSF-28") void notes_together_always_say_what_is_kept() {
        assertThat(AccountingNote.due(Money.ZERO, List.of())).isEqualTo(Option.none());
        assertThat(AccountingNote.due(Money.pln("300.00"), List.of())).contains(new Balance(30_000));
        assertThat(AccountingNote.due(Money.pln("300.00"), List.of(note(30_000)))).isEqualTo(Option.none());
        assertThat(AccountingNote.due(Money.pln("200.00"), List.of(note(30_000)))).contains(new Balance(-10_000));
        assertThat(AccountingNote.due(Money.ZERO, List.of(note(30_000), note(-10_000)))).contains(new Balance(-20_000));
    }

    @Test void a_note_about_nothing_is_none_and_it_prints_no_names() {
        assertThatThrownBy(() -> note(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(note(1)).hasToString("NK/2026/11/0001 of 2026-11-20");
        assertThat(note(1).fileName()).isEqualTo("nota-NK-2026-11-0001");
    }

    @Test void notes_have_a_series_of_their_own() {
        assertThat(Numbering.PLAIN.seriesOfNotes(ISSUED)).isEqualTo("NK/2026/11");
        assertThat(new Numbering(Option.some("SOP"), Numbering.Span.YEAR).seriesOfNotes(ISSUED)).isEqualTo("NK/SOP/2026");
    }

    private static AccountingNote note(long grosze) {
        return new AccountingNote(AccountingNote.next(VISIT, List.of()), FACILITY, VISIT, seller(), aConsumer(), new Balance(grosze), ISSUED, "NK/2026/11/0001", ISSUED);
    }
}
