package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;

/** Patients in memory, found and ordered as a Polish reader would. */
public final class InMemoryPatients implements Patients {

    private static final Locale POLISH = Locale.forLanguageTag("pl");
    private static final Comparator<Patient> BY_NAME = comparing(Patient::lastName, Collator.getInstance(POLISH)::compare)
            .thenComparing(Patient::firstName, Collator.getInstance(POLISH)::compare).thenComparing(patient -> patient.id().toString());

    private final InMemoryTransactions transactions;
    private final Table<PatientId, Versioned<Patient>> rows;

    public InMemoryPatients(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<Versioned<Patient>> find(PatientId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public Versioned<Patient> save(Patient patient) {
        transactions.mustBeOpen();
        var saved = new Versioned<>(patient, rows.get(patient.id()).map(Versioned::version).getOrElse(0L) + 1);
        rows.put(patient.id(), saved);
        return saved;
    }

    @Override public List<Patient> search(String text, Option<PatientId> after, int limit) {
        transactions.mustBeOpen();
        var last = after.flatMap(rows::get).map(Versioned::thing);
        return rows.all().stream().map(Versioned::thing).filter(patient -> isMeant(patient, text.strip()))
                .filter(patient -> last.forAll(before -> BY_NAME.compare(before, patient) < 0))
                .sorted(BY_NAME).limit(limit).toList();
    }

    private static boolean isMeant(Patient patient, String text) {
        var digits = text.replaceAll("[ -]", "");
        return isMeantByName(patient, text)
                || patient.pesel().exists(pesel -> pesel.value().equals(text))
                || patient.phone().exists(phone -> phone.value().equals(digits) || phone.value().equals("+48" + digits)
                        || digits.matches("[0-9]{4}") && phone.value().endsWith(digits))
                || patient.email().exists(email -> EmailAddress.isValid(text) && email.value().equalsIgnoreCase(text));
    }

    static boolean isMeantByName(Patient patient, String text) {
        var words = text.split("\\s+");
        return begins(patient.lastName(), text) || begins(patient.firstName(), text)
                || IntStream.range(1, words.length).anyMatch(i -> {
                    var one = String.join(" ", List.of(words).subList(0, i));
                    var other = String.join(" ", List.of(words).subList(i, words.length));
                    return begins(patient.firstName(), one) && begins(patient.lastName(), other)
                            || begins(patient.lastName(), one) && begins(patient.firstName(), other);
                });
    }

    static boolean begins(String name, String text) {
        return name.toLowerCase(POLISH).startsWith(text.toLowerCase(POLISH));
    }
}
