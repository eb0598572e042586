package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.Pesel;
import pl.proassist.domain.patient.PhoneNumber;

/**
 * Patients in MariaDB. Names are compared as a Polish reader would, without regard to case; what is sealed is found by its keyed hash,
 * so only when it is complete.
 */
public final class JpaPatients implements Patients {

    private static final int MOST_WORDS = 6;

    private final JpaSession session;
    private final Vault vault;

    public JpaPatients(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
    }

    @Override public Option<Versioned<Patient>> find(PatientId id) {
        return Option.of(session.unit().find(PatientRow.class, id.value())).map(row -> row.toPatient(vault));
    }

    @Override public Versioned<Patient> save(Patient patient) {
        var unit = session.unit();
        var row = unit.find(PatientRow.class, patient.id().value());
        if (row == null) {
            row = PatientRow.of(patient, vault);
            unit.add(row.id, row);
            unit.canBeBooked(row.id);
        } else {
            row.take(patient, vault);
            row.changes++;
        }
        unit.entities().flush();
        return row.toPatient(vault);
    }

    @Override public List<Patient> search(String text, Option<PatientId> after, int limit) {
        var values = new ArrayList<>();
        var meant = meant(text.strip(), values);
        var page = after.map(last -> {
            values.add(last.value());
            return " AND (p.last_name, p.first_name, p.id) > (SELECT a.last_name, a.first_name, a.id FROM patient a WHERE a.id = ?)";
        }).getOrElse("");
        values.add(limit);
        return Sql.list(session.unit().connection(), "SELECT p.* FROM patient p WHERE (" + meant + ")" + page
                + " ORDER BY p.last_name, p.first_name, p.id LIMIT ?", this::patient, values.toArray());
    }

    /** Each of the ways in which the text can be meant; an impossible one is not even asked, so that an index always serves. */
    private String meant(String text, List<Object> values) {
        var ways = new ArrayList<>(List.of("p.last_name LIKE ? OR p.first_name LIKE ?"));
        values.addAll(List.of(beginning(text), beginning(text)));
        var index = new PatientIndex(vault);
        var words = text.split("\\s+", MOST_WORDS);
        for (int i = 1; i < words.length; i++) {
            var one = beginning(String.join(" ", Arrays.copyOfRange(words, 0, i)));
            var other = beginning(String.join(" ", Arrays.copyOfRange(words, i, words.length)));
            ways.add("p.first_name LIKE ? AND p.last_name LIKE ? OR p.last_name LIKE ? AND p.first_name LIKE ?");
            values.addAll(List.of(one, other, one, other));
        }
        if (text.matches("[0-9]{11}")) {
            ways.add("p.pesel_index = ?");
            values.add(index.pesel(text));
        }
        var digits = text.replaceAll("[ -]", "");
        if (digits.matches("\\+?[0-9]{7,15}")) {
            ways.add("p.phone_index IN (?, ?)");
            values.addAll(List.of(index.phone(digits), index.phone("+48" + digits)));
        }
        if (digits.matches("[0-9]{4}")) {
            ways.add("p.phone_end_index = ?");
            values.add(index.endOfPhone(digits));
        }
        if (EmailAddress.isValid(text)) {
            ways.add("p.email_index = ?");
            values.add(index.email(text));
        }
        return String.join(" OR ", ways);
    }

    /** A pattern for everything that begins so; what the text holds of pattern signs means itself. */
    static String beginning(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private Patient patient(Columns row) {
        var sealed = new SealedRow(vault, "patient", row.uuid("id"));
        return new Patient(new PatientId(row.uuid("id")), row.text("first_name"), row.text("last_name"),
                sealed.open("pesel", row.text("pesel")).map(Pesel::new), row.textIfAny("birth_date").map(LocalDate::parse),
                sealed.open("phone", row.text("phone")).map(PhoneNumber::new), sealed.open("email", row.text("email")).map(EmailAddress::new),
                row.constant(Language.class, "language"), sealed.open("address", row.text("address")), sealed.open("notes", row.text("notes")));
    }
}
