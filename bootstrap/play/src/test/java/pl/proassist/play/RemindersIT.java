package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.object;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** What a facility decided about its messages, as its patients get it from the running product. */
class RemindersIT {

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final Day day = Day.begin();
    private final Clinic.Patient patient = day.clinic.patient();

    @Test
    @Proves({"A31", "MSG-06", "MSG-01"})
    void an_unpaid_visit_is_reminded_of_at_half_time_and_not_where_the_facility_has_switched_it_off() {
        var visit = day.book(patient, 0);
        day.rehearsal.advanceTo(Day.local("2027-01-11T17:09"));
        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED");
        day.rehearsal.advanceTo(Day.local("2027-01-11T17:10"));
        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED", "PAYMENT_REMINDER");
        assertThat(day.rehearsal.messagesTo(patient.phone()).get(1).text()).contains(visit.payUrl());

        settings("kinds", Map.of("PAYMENT_REMINDER", Map.of("on", false)));
        var another = day.clinic.patient();
        day.book(another, 1);
        day.rehearsal.advanceTo(Day.RELEASE);
        assertThat(day.kinds(another.phone())).doesNotContain("PAYMENT_REMINDER");
    }

    @Test
    @Proves({"VIS-15", "MSG-10", "MSG-12"})
    void a_patient_who_is_asked_three_days_before_gives_the_visit_up_on_a_page() {
        settings("kinds", Map.of("VISIT_CONFIRM_REQUEST", Map.of("on", true, "texts", Map.of("pl", Map.of("sms", "Czy przyjdziesz {when}? {link}")))));
        var visit = day.book(patient, 4);
        day.rehearsal.settle();
        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.advanceTo(Day.slot(4).minus(Duration.ofDays(3)));
        assertThat(day.now(visit).json().getString("attendance")).isEqualTo("ASKED");
        var asked = day.rehearsal.messagesTo(patient.phone()).stream().filter(each -> each.kind().equals("VISIT_CONFIRM_REQUEST")).toList();
        assertThat(asked).singleElement().satisfies(sms -> assertThat(sms.text()).startsWith("Czy przyjdziesz 25.01 10:00? http"));
        var found = Pattern.compile("/visit/[0-9A-Za-z]{12}").matcher(asked.get(0).text());
        assertThat(found.find()).isTrue();
        var visitor = day.api.anonymous();

        assertThat(visitor.get(found.group()).expect(200).body()).contains("Tak, przyjdę").doesNotContain(patient.name());
        visitor.send("POST", found.group() + "/yes", FORM, "start=" + Day.slot(4)).expect(303);
        assertThat(day.now(visit).json().getString("attendance")).isEqualTo("CONFIRMED");
        visitor.send("POST", found.group() + "/no", FORM, "start=" + Day.slot(4)).expect(303);
        day.rehearsal.settle();

        assertThat(day.now(visit).status()).isEqualTo("CANCELLED");
        assertThat(day.now(visit).json().getString("attendance")).isEqualTo("DECLINED");
        assertThat(day.now(visit).payment("refunded")).isEqualTo("200.00");
        assertThat(day.kinds(patient.phone())).contains("VISIT_CANCELLED");
        assertThat(visitor.get(found.group()).expect(200).body()).contains("Wizyta odwołana");
    }

    @Test
    @Proves({"A25", "DL-12", "CAL-10"})
    void a_slot_that_nobody_paid_for_is_kept_for_who_waits_and_taken_on_a_page() {
        var waiting = day.clinic.patient();
        day.api.put(day.clinic.path("/waiting-list/" + Words.newId()), object("patient", waiting.id(), "service", day.service, "from", "2027-01-25",
                "to", "2027-01-25")).expect(201);
        day.book(patient, 0);
        day.rehearsal.advanceTo(Day.RELEASE);
        var offer = day.rehearsal.messagesTo(waiting.phone()).get(0);
        assertThat(offer.kind()).isEqualTo("WAITLIST_OFFER");
        var page = Pattern.compile("/offer/[0-9A-Za-z]{12}").matcher(offer.text());
        assertThat(page.find()).isTrue();
        var visitor = day.api.anonymous();

        day.clinic.ask(Words.newId(), day.clinic.booking(day.specialist, day.service, patient, Day.slot(0))).expect(409);
        assertThat(visitor.get(page.group()).expect(200).body()).contains("Przyjmuję ten termin").doesNotContain(waiting.name());
        visitor.send("POST", page.group() + "/take", FORM, "").expect(303);
        day.rehearsal.settle();

        assertThat(visitor.get(page.group()).expect(200).body()).contains("Termin jest Twój", "/pay/");
        assertThat(day.kinds(waiting.phone())).containsExactly("WAITLIST_OFFER", "PAYMENT_REQUIRED");
        assertThat(day.api.get(day.clinic.path("/waiting-list")).expect(200).json().getJsonArray("items")).isEmpty();
    }

    @Test
    @Proves({"A31", "MSG-10"})
    void a_server_that_slept_reminds_of_what_is_still_ahead_once() {
        var visit = day.book(patient, 4);
        day.rehearsal.settle();
        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.settle();

        day.rehearsal.setClock(Day.slot(4).minus(Duration.ofHours(2)));
        day.rehearsal.settle();

        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED", "VISIT_CONFIRMED", "VISIT_REMINDER");
    }

    private void settings(Object... settings) {
        day.api.put(day.clinic.path("/message-settings"), object(settings)).expect(200, 201);
    }
}
