package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.FROZEN_AT;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.SELLER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.Numbering;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;

/** Many servers issue at once, and some of them fail: each number is given once, and none is missing. */
class InvoiceSeriesTest extends JpaTest {

    private static final String SERIES = "FV/2026/11";
    private static final InvoiceId SAME = new InvoiceId(id("one click"));
    private static final int SERVERS = 4;
    private static final int EACH = 25;

    @Test @Proves("INV-04") void a_hundred_invoices_of_four_servers_have_a_hundred_numbers_without_a_gap() throws InterruptedException {
        var pool = Executors.newFixedThreadPool(SERVERS);
        try {
            var issued = pool.invokeAll(IntStream.range(0, SERVERS).<Callable<List<Long>>>mapToObj(server -> () -> issue(anotherServer("server-" + server, Clock.systemUTC()))).toList());
            var places = issued.stream().flatMap(each -> answer(each).stream()).sorted().toList();

            assertThat(places).containsExactlyElementsOf(LongStream.rangeClosed(1, SERVERS * EACH).boxed().toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test @Proves({"INV-01", "INV-04"}) void two_servers_that_issue_the_same_invoice_at_the_same_moment_issue_it_once() throws InterruptedException {
        var pool = Executors.newFixedThreadPool(2);
        var bothLooked = new CyclicBarrier(2);
        try {
            var issued = pool.invokeAll(IntStream.range(0, 2).<Callable<List<Long>>>mapToObj(server -> () -> once(anotherServer("server-" + server, Clock.systemUTC()), bothLooked)).toList());

            assertThat(issued.stream().flatMap(each -> answer(each).stream())).containsExactly(1L);
            assertThat(stores.transactions().record(() -> stores.invoices().next(SELLER, SERIES))).as("nobody's place is lost").isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Long> once(JpaStores server, CyclicBarrier bothLooked) {
        var tries = new AtomicInteger();
        return server.transactions().run(() -> {
            if (server.invoices().find(SAME).isDefined()) {
                return Either.<Refusal, List<Long>>right(List.of());
            }
            if (tries.getAndIncrement() == 0) {
                await(bothLooked);
            }
            return Either.right(List.of(freeze(server, server.invoices().next(SELLER, SERIES))));
        }).get();
    }

    private static long freeze(JpaStores server, long place) {
        var builder = anInvoice().id(SAME).number(Numbering.number(SERIES, place));
        server.invoices().save(builder.draft().issue(builder.numbered(), builder.kept().document(), Option.none(), FROZEN_AT).get(),
                "<Faktura/>".getBytes(StandardCharsets.UTF_8));
        return place;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test @Proves("INV-05") void what_would_wait_for_a_number_that_came_meanwhile_is_looked_at_anew() {
        var original = anInvoice().toACompany().frozen();
        stores.transactions().record(() -> stores.invoices().save(Change.to(original)));
        var held = anInvoice().id(new InvoiceId(id("held"))).toACompany().correcting(original).awaiting(original.id());
        var server = anotherServer("issues", Clock.systemUTC());
        var tries = new AtomicInteger();

        var seen = server.transactions().run(() -> {
            var found = server.invoices().find(original.id()).get();
            if (tries.getAndIncrement() == 0) {
                CompletableFuture.runAsync(() -> accept(original.id())).join();
            }
            if (found.ksefNumber().isEmpty()) {
                server.invoices().save(Change.to(held));
            }
            return Either.<Refusal, Boolean>right(found.ksefNumber().isDefined());
        });

        assertThat(seen).contains(true);
        assertThat(stores.transactions().record(() -> stores.invoices().referringTo(original.id()))).isEmpty();
    }

    @Test @Proves("INV-05") void what_waits_is_read_whole_while_it_ceases_to_wait() {
        var original = anInvoice().toACompany().frozen();
        stores.transactions().record(() -> stores.invoices().save(Change.to(original)));
        var builder = anInvoice().id(new InvoiceId(id("held"))).toACompany().correcting(original);
        stores.transactions().record(() -> stores.invoices().save(Change.to(builder.draft())));
        var other = anotherServer("issues", Clock.systemUTC());
        var changes = CompletableFuture.runAsync(() -> IntStream.range(0, 300).forEach(time -> other.transactions().record(() -> {
            other.invoices().find(builder.draft().id());
            return other.invoices().save(Change.to(time % 2 == 0 ? builder.awaiting(original.id()) : builder.draft()));
        })));

        while (!changes.isDone()) {
            assertThat(stores.transactions().record(() -> stores.invoices().find(builder.draft().id()))).isNotEmpty();
        }
        changes.join();
    }

    private void accept(InvoiceId invoice) {
        var ksef = anotherServer("sends", Clock.systemUTC());
        ksef.transactions().record(() -> ksef.invoices().save(ksef.invoices().find(invoice).get().accepted(NUMBER, FROZEN_AT).get()));
    }

    @Test @Proves("INV-05") void a_number_that_was_given_is_never_replaced() {
        stores.transactions().record(() -> freeze((JpaStores) stores, 1));

        assertThatThrownBy(() -> stores.transactions().record(() -> freeze((JpaStores) stores, 2))).hasStackTraceContaining("a number that was given is never changed");
        assertThat(stores.transactions().record(() -> stores.invoices().find(SAME)).get().kept().get().invoice().number()).endsWith("0001");
    }

    /** Every fifth attempt takes a place and is refused afterwards. */
    private static List<Long> issue(JpaStores server) {
        return IntStream.range(0, EACH + EACH / 5).mapToObj(number -> server.transactions().run(() -> {
            var place = server.invoices().next(SELLER, SERIES);
            var builder = anInvoice().number(Numbering.number(SERIES, place));
            if (number % 6 == 5) {
                return Either.<Refusal, Long>left(new InvoiceRefusal.UnknownInvoice(builder.draft().id()));
            }
            var draft = builder.draft();
            server.invoices().save(draft.issue(builder.number(Numbering.number(SERIES, place)).numbered(), builder.kept().document(), Option.none(), FROZEN_AT).get(),
                    "<Faktura/>".getBytes(StandardCharsets.UTF_8));
            return Either.right(place);
        })).filter(Either::isRight).map(Either::get).toList();
    }

    private static List<Long> answer(Future<List<Long>> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
