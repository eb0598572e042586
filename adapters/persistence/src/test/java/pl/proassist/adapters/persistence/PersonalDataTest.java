package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.seller;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitBooked;

/** Whoever gets hold of the database alone, such as a lost backup, gets names at most. */
class PersonalDataTest extends JpaTest {

    @Test @Proves({"SEC-20", "SEC-22"}) void no_table_holds_in_clear_what_identifies_or_reaches_a_patient() throws SQLException {
        var patient = aPatient().pesel("44051401359").phone("+48601602603").email("jan.tajny@poczta.example").livingAt("ul. Ukryta 17, Sopot")
                .notes("uczulony na lateks").build();
        stores.transactions().run(Actor.SYSTEM.does("patient.save").on("patient", PATIENT.value()),
                () -> Either.right(stores.patients().save(patient)));
        inTransaction(() -> {
            var evidence = new Blacklisting.Evidence(List.of(), List.of(), NOW);
            stores.marks().blacklist(new Blacklisting(FACILITY, PATIENT, "awanturował się", evidence, Author.SYSTEM, NOW, Option.none(), Option.some(
                    new Blacklisting.Contest("leżał w szpitalu", NOW, Author.SYSTEM, Option.some(new Blacklisting.Upheld("brak wypisu", NOW, Author.SYSTEM))))));
            return stores.marks().exempt(FACILITY, PATIENT, Requirement.NONE, "brat dyrektora", NOW);
        });
        var visit = given(aVisit().awaitingPayment());
        given(aPaymentLink().of(visit).started("o-1", NOW).kept("o-1", "R1", NOW).paid());
        save(Change.to(visit, new VisitBooked(visit.id())));
        var invoice = anInvoice().of(visit.id()).to(new Buyer.Consumer("Jan Kowalski", PostalAddress.inPoland("ul. Ukryta 17, Sopot")));
        inTransaction(() -> {
            stores.billings().save(visit.id(), new Billing(new Buyer.Consumer("Jan Kowalski", PostalAddress.inPoland("ul. Ukryta 17, Sopot")), Option.none(), Option.none(),
                    Option.some(new EmailAddress("ksiegowosc@skryta-firma.example"))));
            stores.accountingNotes().add(new AccountingNote(new AccountingNoteId(visit.id().value()), FACILITY, visit.id(), seller(),
                    new Buyer.Consumer("Jan Kowalski", PostalAddress.inPoland("ul. Ukryta 17, Sopot")), Balance.of(Money.pln("50.00")), ISSUED, "NK/1", ISSUED));
            return stores.invoices().save(Change.to(invoice.frozen()), "<AdresL1>ul. Ukryta 17, Sopot</AdresL1>".getBytes(StandardCharsets.UTF_8));
        });
        stores.requests().claim("key", "digest", NOW);
        stores.requests().answered("key", new RepeatedRequests.Answer(200, "application/json", "{\"phone\":\"+48601602603\"}", Option.none()));

        var stored = everything();

        assertThat(stored).contains("Kowalski", PATIENT.toString());
        assertThat(stored).doesNotContain("44051401359", "601602603", "jan.tajny", "poczta.example", "Ukryta", "Sopot", "ksiegowosc", "skryta-firma", "lateks",
                "awanturował", "szpitalu", "wypisu", "dyrektora");
    }

    private static String everything() throws SQLException {
        var all = new ArrayList<String>();
        try (var connection = TestDatabase.connection()) {
            List<String> tables = Sql.list(connection, "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
                    row -> row.text("name"));
            for (var table : tables) {
                try (var result = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
                    while (result.next()) {
                        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                            all.add(result.getString(column));
                        }
                    }
                }
            }
        }
        return String.join("\n", all.stream().map(String::valueOf).toList());
    }
}
