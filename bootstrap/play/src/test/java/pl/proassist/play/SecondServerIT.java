package pl.proassist.play;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** Two servers on one database: they see one calendar, one clock and one outbox. */
class SecondServerIT {

    private static final int SLOTS = 10;

    @Test
    @Proves({"CAL-05", "PAY-20", "MSG-14", "A31"})
    void a_slot_asked_for_at_both_servers_is_given_once_and_released_once() {
        var day = Day.begin();
        var settings = new HashMap<>(day.product.databaseSettings());
        settings.putAll(day.product.sharedKeys());
        try (var second = RunningProduct.start(RunningProduct.Way.rehearsalInTemporaryHome().settings(settings))) {
            var patients = IntStream.range(0, 2 * SLOTS).mapToObj(number -> day.clinic.patient()).toList();

            var answers = Together.call(IntStream.range(0, 2 * SLOTS).<Callable<Api.Answer>>mapToObj(number -> () ->
                    (number % 2 == 0 ? day.api : second.api()).put("/api/v1/visits/" + Words.newId(),
                            day.clinic.booking(day.specialist, day.service, patients.get(number), Day.slot(number / 2)))).toList());

            assertThat(answers.stream().collect(groupingBy(Api.Answer::status, counting()))).isEqualTo(Map.of(201, (long) SLOTS, 409, (long) SLOTS));
            var visits = answers.stream().filter(answer -> answer.status() == 201).map(answer -> new Clinic.Visit(answer.json())).toList();
            new Rehearsal(second.api()).advanceTo(Day.RELEASE.minus(Duration.ofMinutes(1)));

            Together.call(List.<Callable<Integer>>of(() -> release(day.rehearsal), () -> release(new Rehearsal(second.api()))));

            day.rehearsal.settle();
            assertThat(Books.agree(day.clinic, day.rehearsal, visits)).allSatisfy(visit -> assertThat(visit.status()).isEqualTo("LAPSED"));
            var told = patients.stream().map(patient -> day.kinds(patient.phone())).filter(kinds -> !kinds.isEmpty()).toList();
            assertThat(told).hasSize(SLOTS).allSatisfy(kinds -> assertThat(kinds).containsExactly("PAYMENT_REQUIRED", "PAYMENT_REMINDER", "VISIT_LAPSED"));
        }
    }

    private static int release(Rehearsal rehearsal) {
        rehearsal.advance(Duration.ofMinutes(1));
        return 200;
    }
}
