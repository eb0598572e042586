package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.OnlinePayments.By;
import pl.proassist.application.port.OnlinePayments.Filter;
import pl.proassist.application.port.OnlinePayments.Line;
import pl.proassist.application.port.OnlinePayments.Variant;
import pl.proassist.application.port.OnlinePaymentsContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;

class JpaOnlinePaymentsTest extends OnlinePaymentsContract {

    private static final int MANY = 5_000;

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Test @Proves({"RPT-08", "RPT-09"}) void a_file_shows_one_moment_however_long_it_takes_to_read() {
        aThousandTimesTheSame();
        var lines = new ArrayList<Line>();

        stores.onlinePayments().each(any(Option.none(), Option.none(), By.ISSUED), Variant.BASIC, NOW, line -> {
            if (lines.isEmpty()) {
                JpaTest.byHand("UPDATE online_payment SET amount = 1");
                JpaTest.byHand("DELETE FROM online_payment WHERE seq > ?", MANY - 10);
            }
            lines.add(line);
        });

        assertThat(lines).hasSize(MANY).allMatch(line -> line.amount().grosze() == 15_000).extracting(Line::number).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest @EnumSource @Proves("RPT-10") void every_filter_reads_a_range_of_an_index_and_sorts_only_what_it_shows(By by) {
        aThousandTimesTheSame();
        filters(by).forEach(filter -> {
            var values = new ArrayList<>();
            var select = PaymentRanges.of(filter, NOW, Option.none()).each(values, "seq", List.of(), " ORDER BY " + by.name().toLowerCase(java.util.Locale.ROOT)
                    + "_at, seq LIMIT 51", List.of());

            var plan = JpaTest.read("EXPLAIN " + select, row -> row.textIfAny("type").getOrElse("") + " " + row.textIfAny("Extra").getOrElse(""), values.toArray());

            assertThat(plan.stream().filter(line -> !line.startsWith("ALL "))).as("%s", filter).isNotEmpty().allMatch(line -> line.startsWith("range "))
                    .noneMatch(line -> line.contains("filesort"));
        });
    }

    private static Stream<Filter> filters(By by) {
        return Stream.of(any(Option.none(), Option.none(), by), any(Option.some(SPECIALIST), Option.none(), by), any(Option.none(), Option.some(SERVICE), by),
                any(Option.some(SPECIALIST), Option.some(SERVICE), by));
    }

    private static Filter any(Option<SpecialistId> specialist, Option<ServiceId> service, By by) {
        return new Filter(FACILITY, by, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(30)), Option.none(), Option.none(), specialist, service);
    }

    private void aThousandTimesTheSame() {
        given(aPaymentLink().of(given(aVisit().confirmed())).open());
        JpaTest.byHand("""
                INSERT INTO online_payment (seq, link, visit, facility, specialist, service, patient, issued_at, visit_at, paid_at, deadline, visit_status, required,
                                            is_paid, withdrawn, amount, paid, refunded)
                SELECT 1000000 + s.seq, o.link, o.visit, o.facility, o.specialist, o.service, o.patient, o.issued_at, o.visit_at, IF(s.seq MOD 2, o.issued_at, NULL),
                       o.deadline, o.visit_status, s.seq MOD 3 = 0, s.seq MOD 2, FALSE, o.amount, 0, 0
                FROM online_payment o JOIN seq_1_to_%d s""".formatted(MANY - 1));
    }
}
