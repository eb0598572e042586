package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.shared.Change;

/** What every store of patients must do. */
public abstract class PatientsContract extends StoresContract {

    private static final PatientId NEW = new PatientId(id("new patient"));

    @Test @Proves("PAT-01") void a_patient_comes_back_as_he_was_and_counts_his_versions() {
        var full = aPatient().id(NEW).named("Łucja", "Święć-Gżegżółka").pesel("44051401359").speaking(Language.UK)
                .livingAt("ul. Żwirki i Wigury 7/3, 02-091 Warszawa").notes("Boi się igieł.\nProsi o telefon po 17.").build();
        var bare = new Patient(NEW, "Łucja", "Nowak", Option.none(), Option.none(), Option.none(), Option.none(), Language.EN,
                Option.none(), Option.none());

        assertThat(save(full)).isEqualTo(new Versioned<>(full, 1));
        assertThat(find(NEW)).isEqualTo(Option.some(new Versioned<>(full, 1)));
        assertThat(save(bare)).isEqualTo(new Versioned<>(bare, 2));
        assertThat(find(NEW)).isEqualTo(Option.some(new Versioned<>(bare, 2)));
    }

    @ParameterizedTest @ValueSource(strings = {"1900-01-01", "1946-04-14", "1980-02-29", "2026-03-29"})
    void a_birth_date_stays_that_day(String date) {
        var born = new Patient(NEW, "Jan", "Nowak", Option.none(), Option.some(LocalDate.parse(date)), Option.none(), Option.none(), Language.PL,
                Option.none(), Option.none());

        save(born);

        assertThat(find(NEW)).isEqualTo(Option.some(new Versioned<>(born, 1)));
    }

    @Test void an_unknown_patient_has_no_answer() {
        assertThat(find(NEW)).isEqualTo(Option.none());
        assertThat(stores.transactions().run(() -> stores.patients().require(NEW))).isEqualTo(Either.left(new PatientRefusal.UnknownPatient(NEW)));
    }

    @Test void a_new_patient_can_be_booked() {
        save(aPatient().id(NEW).build());

        assertThat(save(Change.to(aVisit().of(NEW).confirmed())).isRight()).isTrue();
    }

    @ParameterizedTest @Proves("PAT-02")
    @ValueSource(strings = {"Kowalska", "kowal", "ANNA", "Anna Kow", "kow an", "Kowalska Anna", " Anna  Kowalska ",
            "44051401359", "+48601602603", "601602603", "601 602 603", "2603", " 26 03 ", "anna@kowalska.example", "Anna@Kowalska.EXAMPLE"})
    void a_patient_is_found_by_what_reception_hears(String text) {
        var anna = aPatient().id(NEW).named("Anna", "Kowalska").pesel("44051401359").phone("+48601602603").email("anna@kowalska.example").build();
        save(anna);
        save(aPatient().id(PATIENT).named("Zofia", "Nowak").build());

        assertThat(search(text, 10)).containsExactly(anna);
    }

    @ParameterizedTest @Proves("PAT-02")
    @ValueSource(strings = {"owalska", "Anna Nowak", "%", "_nna", "4405140135", "60160260", "1602", "602603", "603", "1359", "kowalska.example", "\\", "'"})
    void nobody_is_found_by_the_middle_of_a_name_or_half_a_number(String text) {
        save(aPatient().id(NEW).named("Anna", "Kowalska").pesel("44051401359").phone("+48601602603").email("anna@kowalska.example").build());
        save(aPatient().id(PATIENT).named("Zofia", "Nowak").build());

        assertThat(search(text, 10)).isEmpty();
    }

    @Test @Proves("PAT-02") void patients_are_listed_as_a_polish_reader_expects_and_page_by_page() {
        var names = List.of("Testcwał", "Testczas", "Testćma", "Testlis", "Testluz", "Testłaś", "Testłoś", "Testoko", "Testozór", "Testósmy");
        names.stream().sorted(Comparator.reverseOrder()).forEach(name -> save(aPatient().id(new PatientId(id(name))).named("Ewa", name).build()));

        var first = search("test", 4);
        var second = inTransaction(() -> stores.patients().search("test", Option.some(first.get(3).id()), 4));
        var third = inTransaction(() -> stores.patients().search("test", Option.some(second.get(3).id()), 4));

        assertThat(Stream.of(first, second, third).flatMap(List::stream).map(Patient::lastName)).containsExactlyElementsOf(names);
    }

    @Test void namesakes_are_told_apart_by_first_name_and_id() {
        var ids = List.of(new PatientId(id("1")), new PatientId(id("2")), new PatientId(id("3")));
        ids.forEach(each -> save(aPatient().id(each).named("Ewa", "Testowa").build()));
        save(aPatient().id(NEW).named("Adam", "Testowa").build());

        var first = search("testowa", 2);
        var rest = inTransaction(() -> stores.patients().search("testowa", Option.some(first.get(1).id()), 10));

        assertThat(first.get(0).firstName()).isEqualTo("Adam");
        assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
    }

    private Versioned<Patient> save(Patient patient) {
        return inTransaction(() -> stores.patients().save(patient));
    }

    private Option<Versioned<Patient>> find(PatientId id) {
        return inTransaction(() -> stores.patients().find(id));
    }

    private List<Patient> search(String text, int limit) {
        return inTransaction(() -> stores.patients().search(text, Option.none(), limit));
    }
}
