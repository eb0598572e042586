package pl.proassist.adapters.paper;

import static pl.proassist.adapters.paper.Figures.day;
import static pl.proassist.adapters.paper.Figures.zloty;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.adapters.paper.Page.Column;
import pl.proassist.adapters.paper.Page.Column.Look;
import pl.proassist.adapters.paper.Page.Fact;
import pl.proassist.adapters.paper.Page.Section;
import pl.proassist.adapters.paper.Page.Table;
import pl.proassist.domain.invoice.AccountingNote;

/** The words of an accounting note: which money stays, of which day, and that this is no invoice. Of the visit itself it tells nothing. */
final class NotePage {

    private NotePage() {
    }

    static Page of(AccountingNote note) {
        var back = note.amount().isNegative();
        var what = back ? "Zwrot kwoty zatrzymanej w związku z wizytą, która się nie odbyła" : "Odszkodowanie: kwota zatrzymana w związku z wizytą, która się nie odbyła";
        return new Page(back ? "Nota księgowa uznaniowa" : "Nota księgowa", Option.some("nr " + note.number()), Option.none(),
                Option.some("Nota nie jest fakturą: kwota nie podlega VAT i nie jest przekazywana do Krajowego Systemu e-Faktur."),
                List.of(new Fact("Data wystawienia", day(note.issued())), new Fact("Termin wizyty", day(note.visitOn()))),
                List.of(InvoicePage.seller("Wystawca", note.issuer()), InvoicePage.buyer("Odbiorca", note.recipient())),
                List.of(Section.of("Treść", new Table(List.of(new Column("Opis", Look.WORDS), new Column("Kwota", Look.FIGURES)),
                                List.of(List.of(what + " (termin " + day(note.visitOn()) + ")", zloty(note.amount()))), List.of())),
                        Section.of("Rozliczenie", List.of(new Fact("", back ? "Kwotę zwrócono." : "Rozliczono z otrzymanej wcześniej zapłaty; nic nie pozostaje do zapłaty.")))),
                new Fact("Kwota noty", zloty(note.amount())), List.of(), List.of());
    }
}
