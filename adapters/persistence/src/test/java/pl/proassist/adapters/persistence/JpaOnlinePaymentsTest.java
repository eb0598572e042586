package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

        stores.onlinePayments().each(any(Option.none(), Option.none(), By.ISSUED), Variant.BASIC, NOW, line -> line, line -> {
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
            var select = PaymentRanges.of(filter, NOW, Option.none()).each(values, "seq", " ORDER BY " + PaymentRanges.date(by) + ", seq LIMIT 51");

            var plan = JpaTest.read("EXPLAIN " + select, row -> row.textIfAny("type").getOrElse("") + " " + row.textIfAny("Extra").getOrElse(""), values.toArray());

            assertThat(plan.stream().filter(line -> !line.startsWith("ALL "))).as("%s", filter).isNotEmpty().allMatch(line -> line.startsWith("range "))
                    .noneMatch(line -> line.contains("filesort"));
        });
    }

    @ParameterizedTest @EnumSource @Proves({"RPT-06", "RPT-10"}) void those_that_wait_are_found_by_their_deadline_and_not_among_all_of_the_period(By by) {
        aThousandTimesTheSame();
        filters(by).forEach(filter -> {
            var values = new ArrayList<>();
            var select = PaymentRanges.waiting(filter, NOW).each(values, "seq", "");

            assertThat(JpaTest.read("EXPLAIN " + select, row -> row.text("key") + " " + row.text("type") + " " + row.text("Extra"), values.toArray()))
                    .as("%s", filter).containsExactly("waiting range Using where; Using index");
        });
    }

    /** The product does this each minute. */
    @Override protected void meanwhile() {
        sums().run();
    }

    private PaymentSums sums() {
        var jpa = (JpaStores) stores;
        return new PaymentSums(jpa.session(), jpa.transactions());
    }

    @Test @Proves("RPT-10") void the_sums_are_whole_at_every_moment_while_links_change_and_two_servers_add_them_up() throws Exception {
        aThousandTimesTheSame();
        meanwhile();
        var everything = any(Option.none(), Option.none(), By.ISSUED);
        var before = stores.onlinePayments().totals(everything, NOW);
        var hands = Executors.newFixedThreadPool(4);
        var writers = IntStream.range(0, 2).mapToObj(writer -> hands.submit(() -> turnsOver(writer))).toList();
        var adders = IntStream.range(0, 2).mapToObj(adder -> hands.submit(() -> {
            while (!writers.stream().allMatch(Future::isDone)) {
                sums().run();
            }
        })).toList();

        while (!writers.stream().allMatch(Future::isDone)) {
            var all = stores.onlinePayments().totals(everything, NOW).all();
            assertThat(List.of(all.count(), all.amount())).isEqualTo(List.of(before.all().count(), before.all().amount()));
        }
        for (var work : Stream.concat(writers.stream(), adders.stream()).toList()) {
            work.get();
        }
        hands.shutdown();
        meanwhile();

        var totals = stores.onlinePayments().totals(everything, NOW);
        assertThat(totals.paid().count()).isEqualTo(JpaTest.read("SELECT COUNT(*) AS n FROM online_payment WHERE is_paid", row -> row.number("n")).get(0)).isNotEqualTo(before.paid().count());
        assertThat(totals.all().paid().grosze()).isEqualTo(JpaTest.read("SELECT SUM(paid) AS n FROM online_payment", row -> row.number("n")).get(0));
        assertThat(JpaTest.read("SELECT seq FROM online_payment_change", row -> row.number("seq"))).isEmpty();
    }

    /** One link after the other is paid or paid no more; every third change is taken back. */
    private static void turnsOver(int writer) {
        try (var connection = TestDatabase.connection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 300; i++) {
                Sql.run(connection, "UPDATE online_payment SET is_paid = TRUE, paid = amount, withdrawn = FALSE WHERE seq = ?", 1_000_002 + 4 * i + 2 * writer);
                if (i % 3 == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
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
