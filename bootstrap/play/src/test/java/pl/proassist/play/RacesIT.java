package pl.proassist.play;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import pl.proassist.Proves;
import pl.proassist.play.Clinic.Visit;

/**
 * The races of prepayment.md 2.5, each with many visits at once and several times: whoever wins, money and slot agree
 * afterwards, in the product's books and in the operator's.
 */
class RacesIT {

    private static final int CONTESTS = 10;
    private static final int TIMES = 2;

    private final Day day = Day.begin();

    @RepeatedTest(TIMES)
    @Proves({"A24", "PAY-20", "DL-11"})
    void release_against_payment_ends_in_a_visit_that_is_paid() {
        var holds = day.holds(CONTESTS);
        var contenders = contenders(holds, hold -> day.pays(day.clinic.order(hold)));
        day.rehearsal.advanceTo(Day.RELEASE.minusSeconds(60));

        contenders.add(this::release);
        Together.call(contenders);

        assertThat(day.afterwards(holds)).allSatisfy(visit -> assertThat(visit.status()).isEqualTo("CONFIRMED"));
    }

    @RepeatedTest(TIMES)
    @Proves("A24")
    void release_against_payment_where_late_money_goes_back_ends_in_a_lapsed_visit_and_a_refund() {
        day.clinic.rules("settings", Map.of("latePayment", "REFUND"), "facility", Clinic.required(Clinic.untilHour("20:00")));
        var holds = day.holds(CONTESTS);
        var contenders = contenders(holds, hold -> day.pays(day.clinic.order(hold)));
        day.rehearsal.advanceTo(Day.RELEASE.minusSeconds(60));

        contenders.add(this::release);
        Together.call(contenders);

        assertThat(day.afterwards(holds)).allSatisfy(visit -> {
            assertThat(visit.status()).isEqualTo("LAPSED");
            assertThat(visit.payment("refunded")).isEqualTo("200.00");
        });
    }

    @RepeatedTest(TIMES)
    @Proves({"A24", "VIS-13"})
    void cancel_against_payment_ends_in_a_cancelled_visit_without_money() {
        var holds = day.holds(CONTESTS);
        var contenders = contenders(holds, hold -> day.pays(day.clinic.order(hold)));
        holds.forEach(hold -> contenders.add(() -> day.clinic.cancel(hold.id(), "PATIENT").expect(200).status()));

        Together.call(contenders);

        assertThat(day.afterwards(holds)).allSatisfy(visit -> {
            assertThat(visit.status()).isEqualTo("CANCELLED");
            assertThat(visit.payment("refunded")).isEqualTo(visit.payment("paid"));
        });
    }

    @RepeatedTest(TIMES)
    @Proves({"A24", "PAY-19"})
    void of_two_payments_of_one_link_one_is_kept_and_one_goes_back() {
        var holds = day.holds(CONTESTS);
        var contenders = new ArrayList<Callable<Integer>>();
        for (var hold : holds) {
            var order = day.clinic.order(hold);
            Stream.of("A", "B").forEach(payer -> contenders.add(() -> day.rehearsal.pay(order,
                    object("remoteId", payer + order.substring(0, 12).replaceAll("[^A-Za-z0-9]", "0"))).expect(200, 409).status()));
        }

        var answers = Together.call(contenders);

        var visits = day.afterwards(holds);
        assertThat(visits).allSatisfy(visit -> assertThat(visit.status()).isEqualTo("CONFIRMED"));
        var twice = visits.stream().filter(visit -> visit.payment("paid").equals("400.00")).toList();
        assertThat(twice).hasSize((int) answers.stream().filter(answer -> answer == 200).count() - CONTESTS)
                .allSatisfy(visit -> assertThat(visit.payment("refunded")).isEqualTo("200.00"));
    }

    @RepeatedTest(TIMES)
    @Proves({"A24", "CAL-05", "DL-12"})
    void booking_against_release_gives_each_slot_to_one_and_late_money_follows_the_slot() {
        var holds = day.holds(CONTESTS);
        var others = IntStream.range(0, CONTESTS)
                .mapToObj(slot -> day.clinic.booking(day.specialist, day.service, day.clinic.patient(), Day.slot(slot))).toList();
        day.rehearsal.advanceTo(Day.RELEASE.minusSeconds(60));

        var contenders = new ArrayList<Callable<Api.Answer>>();
        others.forEach(other -> contenders.add(() -> day.clinic.ask(Words.newId(), other)));
        contenders.add(() -> day.api.anonymous().post("/rehearsal/clock/advance", object("by", "PT1M")));
        var answers = Together.call(contenders).subList(0, CONTESTS);

        assertThat(answers.stream().map(Api.Answer::status).collect(toSet())).isSubsetOf(201, 409);
        assertThat(day.now(holds)).allSatisfy(visit -> assertThat(visit.status()).isEqualTo("LAPSED"));
        holds.forEach(hold -> day.rehearsal.pay(day.clinic.order(hold)).expect(200));
        var winners = answers.stream().filter(answer -> answer.status() == 201).map(answer -> new Visit(answer.json())).toList();
        var all = day.afterwards(Stream.concat(holds.stream(), winners.stream()).toList());
        assertThat(all.subList(0, CONTESTS).stream().filter(visit -> visit.status().equals("CONFIRMED"))).hasSize(CONTESTS - winners.size());
    }

    @RepeatedTest(TIMES)
    @Proves({"LNK-02", "DL-11"})
    void a_deadline_that_is_changed_by_hand_during_the_release_holds_or_comes_too_late() {
        var later = Day.local("2027-01-11T22:00");
        var holds = day.holds(CONTESTS);
        day.rehearsal.advanceTo(Day.RELEASE.minusSeconds(60));

        var contenders = new ArrayList<Callable<Integer>>();
        holds.forEach(hold -> contenders.add(() -> changeDeadline(hold, later)));
        contenders.add(this::release);
        var answers = Together.call(contenders).subList(0, CONTESTS);

        var visits = day.now(holds);
        for (int i = 0; i < CONTESTS; i++) {
            var changed = answers.get(i) != 409;
            assertThat(visits.get(i).status()).isEqualTo(changed ? "AWAITING_PAYMENT" : "LAPSED");
            assertThat(visits.get(i).deadline()).isEqualTo(changed ? later : Day.DEADLINE);
        }
        day.rehearsal.advanceTo(later.plus(Duration.ofMinutes(5)));
        assertThat(Books.agree(day.clinic, day.rehearsal, holds)).allSatisfy(visit -> assertThat(visit.status()).isEqualTo("LAPSED"));
    }

    @RepeatedTest(TIMES)
    @Proves({"INV-01", "INV-04"})
    void of_many_who_ask_for_the_invoice_of_a_visit_each_gets_the_same_one_and_the_numbers_have_no_gap() {
        day.clinic.rules("facility", Map.of("requirement", "NONE"));
        day.clinic.issuesAs("Klinika Serce sp. z o.o.", "5252248481");
        var visits = IntStream.range(0, CONTESTS).mapToObj(slot -> "/api/v1/visits/" + day.book(day.clinic.patient(), slot).id()).toList();
        var consumer = object("kind", "CONSUMER", "name", "Jan Lis", "address", Map.of("line1", "ul. Krótka 2"));
        visits.forEach(visit -> day.api.put(visit + "/billing", object("buyer", consumer)).expect(200));
        visits.forEach(visit -> day.api.post(visit + "/complete", object()).expect(200));

        var answers = Together.call(Stream.of(1, 2, 3).flatMap(time -> visits.stream())
                .<Callable<String>>map(visit -> () -> day.api.post(visit + "/invoice", object()).expect(200).json().getString("number")).toList());

        assertThat(answers.subList(CONTESTS, 2 * CONTESTS)).isEqualTo(answers.subList(0, CONTESTS));
        assertThat(answers.subList(2 * CONTESTS, 3 * CONTESTS)).isEqualTo(answers.subList(0, CONTESTS));
        assertThat(answers.subList(0, CONTESTS)).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, CONTESTS).mapToObj("FV/2027/01/%04d"::formatted).toList());
        assertThat(visits).allSatisfy(visit -> assertThat(day.api.get(visit + "/invoices").expect(200).json().getJsonArray("items")).hasSize(1));
    }

    private static List<Callable<Integer>> contenders(List<Visit> holds, Function<Visit, Callable<Integer>> contender) {
        return new ArrayList<>(holds.stream().map(contender).toList());
    }

    private int release() {
        day.rehearsal.advance(Duration.ofMinutes(1));
        return 200;
    }

    private int changeDeadline(Visit hold, Instant later) {
        JsonObject terms = object("deadline", Map.of("mode", "FIXED", "at", later.toString()), "reason", "pacjent dzwonił");
        return day.api.put("/api/v1/visits/%s/payment-terms".formatted(hold.id()), terms).expect(200, 201, 409).status();
    }
}
