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

/** Patients in MariaDB. Names are compared as a Polish reader would, without regard to case. */
public final class JpaPatients implements Patients {

    private static final int MOST_WORDS = 6;

    private final JpaSession session;

    public JpaPatients(JpaSession session) {
        this.session = session;
    }

    @Override public Option<Versioned<Patient>> find(PatientId id) {
        return Option.of(session.unit().find(PatientRow.class, id.value())).map(PatientRow::toPatient);
    }

    @Override public Versioned<Patient> save(Patient patient) {
        var unit = session.unit();
        var row = unit.find(PatientRow.class, patient.id().value());
        if (row == null) {
            row = PatientRow.of(patient);
            unit.add(row.id, row);
            unit.canBeBooked(row.id);
        } else {
            row.take(patient);
            row.changes++;
        }
        unit.entities().flush();
        return row.toPatient();
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
                + " ORDER BY p.last_name, p.first_name, p.id LIMIT ?", JpaPatients::patient, values.toArray());
    }

    /** Each of the ways in which the text can be meant; an impossible one is not even asked, so that an index always serves. */
    private static String meant(String text, List<Object> values) {
        var ways = new ArrayList<>(List.of("p.last_name LIKE ? OR p.first_name LIKE ?"));
        values.addAll(List.of(beginning(text), beginning(text)));
        var words = text.split("\\s+", MOST_WORDS);
        for (int i = 1; i < words.length; i++) {
            var one = beginning(String.join(" ", Arrays.copyOfRange(words, 0, i)));
            var other = beginning(String.join(" ", Arrays.copyOfRange(words, i, words.length)));
            ways.add("p.first_name LIKE ? AND p.last_name LIKE ? OR p.last_name LIKE ? AND p.first_name LIKE ?");
            values.addAll(List.of(one, other, one, other));
        }
        if (text.matches("[0-9]{11}")) {
            ways.add("p.pesel = ?");
            values.add(text);
        }
        var digits = text.replaceAll("[ -]", "");
        if (digits.matches("\\+?[0-9]{7,15}")) {
            ways.add("p.phone IN (?, ?)");
            values.addAll(List.of(digits, "+48" + digits));
        }
        if (EmailAddress.isValid(text)) {
            ways.add("p.email = ?");
            values.add(text);
        }
        return String.join(" OR ", ways);
    }

    /** A pattern for everything that begins so; what the text holds of pattern signs means itself. */
    static String beginning(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Patient patient(Columns row) {
        return new Patient(new PatientId(row.uuid("id")), row.text("first_name"), row.text("last_name"), row.textIfAny("pesel").map(Pesel::new),
                row.textIfAny("birth_date").map(LocalDate::parse), row.textIfAny("phone").map(PhoneNumber::new),
                row.textIfAny("email").map(EmailAddress::new), row.constant(Language.class, "language"));
    }
}
