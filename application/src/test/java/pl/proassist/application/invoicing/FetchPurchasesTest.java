package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeInvoiceDocuments;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.Purchases;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.KsefRight;
import pl.proassist.domain.invoice.Purchase;

/** Purchases that KSeF has for the facility. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves("KSF-03")
class FetchPurchasesTest {

    private static final Purchases.Filter ALL = new Purchases.Filter(FACILITY, LocalDate.of(2020, 1, 1), LocalDate.of(2030, 12, 31));

    private final World world = new World();
    private final FakeInvoiceDocuments documents = new FakeInvoiceDocuments();
    private final Ministry ksef = new Ministry();
    private final FetchPurchases fetch = new FetchPurchases(ksef, world.stores.purchases(), documents, world.stores.transactions(), world.clock);

    @Test void what_ksef_has_is_fetched_with_its_number() {
        var number = ksef.has(file("FV/1"), world.clock.instant().minus(Duration.ofDays(20)));

        fetch.runSome();

        assertThat(purchases()).extracting(each -> each.invoice().number() + " " + each.ksef().get()).containsExactly("FV/1 " + number);
        assertThat(ksef.downloads).containsExactly(number);
    }

    @Test void what_is_here_is_not_downloaded_again_and_a_file_learns_its_number() {
        var file = file("FV/1");
        world.importPurchase.handle(World.STAFF, FACILITY, file).get();
        var number = ksef.has(file, world.clock.instant().minusSeconds(60));

        fetch.runSome();
        later(Duration.ofMinutes(15));
        fetch.runSome();

        assertThat(purchases()).extracting(Purchase::ksef).containsExactly(Option.some(number));
        assertThat(ksef.downloads).isEmpty();
        assertThat(ksef.looks).hasSize(2);
    }

    @Test void it_looks_every_quarter_of_an_hour_at_most_and_from_where_it_was() {
        fetch.runSome();
        assertThat(fetch.runSome()).isZero();
        later(Duration.ofMinutes(14));
        assertThat(fetch.runSome()).isZero();
        later(Duration.ofMinutes(1));

        assertThat(fetch.runSome()).isEqualTo(1);

        assertThat(ksef.looks).hasSize(2);
        assertThat(ksef.looks.get(1)).isEqualTo(world.clock.instant().minus(Duration.ofMinutes(15)).minus(Duration.ofHours(1)));
    }

    @Test void many_are_fetched_a_few_at_a_time_and_none_is_lost() {
        IntStream.rangeClosed(1, 15).forEach(i -> ksef.has(file("FV/" + i), world.clock.instant().minus(Duration.ofDays(25)).plus(Duration.ofDays(i))));

        fetch.runSome();
        assertThat(purchases()).hasSize(FetchPurchases.MOST_AT_ONCE);
        later(Duration.ofMinutes(15));
        fetch.runSome();
        later(Duration.ofMinutes(15));
        fetch.runSome();

        assertThat(purchases()).hasSize(15);
        assertThat(ksef.downloads).hasSize(15).doesNotHaveDuplicates();
    }

    @Test void when_ksef_is_away_the_look_comes_again_and_begins_where_this_one_did() {
        ksef.has(file("FV/1"), world.clock.instant().minus(Duration.ofDays(1)));
        ksef.weather = Option.some(new GatewayUnavailable("away"));
        fetch.runSome();
        assertThat(purchases()).isEmpty();

        ksef.weather = Option.none();
        later(Duration.ofMinutes(15));
        fetch.runSome();

        assertThat(purchases()).hasSize(1);
    }

    @Test void a_facility_without_credentials_is_asked_for_an_hour_later() {
        ksef.weather = Option.some(new EInvoicing.NotLoggedIn("no credentials"));

        fetch.runSome();

        later(Duration.ofMinutes(59));
        assertThat(fetch.runSome()).isZero();
        later(Duration.ofMinutes(1));
        assertThat(fetch.runSome()).isEqualTo(1);
    }

    @Test void when_ksef_asks_to_wait_nothing_is_asked_before() {
        var until = world.clock.instant().plus(Duration.ofMinutes(40));
        ksef.weather = Option.some(new EInvoicing.Throttled(until));

        fetch.runSome();

        later(Duration.ofMinutes(39));
        assertThat(fetch.runSome()).isZero();
        later(Duration.ofMinutes(1));
        assertThat(fetch.runSome()).isEqualTo(1);
    }

    @Test void what_is_of_another_structure_stays_in_ksef_and_stands_in_nobodys_way() {
        IntStream.rangeClosed(1, 20).forEach(i -> ksef.has(("<PEF>" + i + "</PEF>").getBytes(StandardCharsets.UTF_8), world.clock.instant().minusSeconds(30)));
        ksef.has(file("FV/1"), world.clock.instant().minusSeconds(10));

        IntStream.range(0, 4).forEach(turn -> {
            fetch.runSome();
            later(Duration.ofMinutes(15));
        });

        assertThat(purchases()).hasSize(1);
        assertThat(ksef.downloads).hasSize(21).doesNotHaveDuplicates();
    }

    @Test void another_document_than_the_one_ksef_told_of_is_not_kept() {
        ksef.has(file("FV/1"), world.clock.instant().minusSeconds(60));
        ksef.givesAnother = Option.some(file("FV/2"));

        fetch.runSome();

        assertThat(purchases()).isEmpty();
    }

    @Test void a_document_that_cannot_be_had_does_not_stand_in_the_way_of_those_after_it() {
        ksef.has(file("FV/1"), world.clock.instant().minusSeconds(60));
        IntStream.rangeClosed(2, 3).forEach(i -> ksef.has(file("FV/" + i), world.clock.instant().minusSeconds(50)));
        ksef.givesAnother = Option.some(file("FV/9"));
        ksef.isConfusedAbout = 1;

        fetch.runSome();
        assertThat(purchases()).extracting(each -> each.invoice().number()).containsExactlyInAnyOrder("FV/2", "FV/3");

        ksef.givesAnother = Option.none();
        later(Duration.ofDays(1));
        fetch.runSome();
        assertThat(purchases()).hasSize(3);
    }

    @Test void a_download_that_fails_does_not_stand_in_the_way_of_those_after_it() {
        var broken = ksef.has(file("FV/1"), world.clock.instant().minusSeconds(60));
        IntStream.rangeClosed(2, 3).forEach(i -> ksef.has(file("FV/" + i), world.clock.instant().minusSeconds(50)));
        ksef.cannotGive = Option.some(broken);

        fetch.runSome();
        assertThat(purchases()).extracting(each -> each.invoice().number()).containsExactlyInAnyOrder("FV/2", "FV/3");

        later(Duration.ofDays(1));
        fetch.runSome();
        ksef.cannotGive = Option.none();
        later(Duration.ofDays(1));
        fetch.runSome();
        assertThat(purchases()).as("however long that took").hasSize(3);
    }

    @Test void a_fault_at_one_facility_is_not_the_loss_of_those_looked_at_with_it() {
        var others = IntStream.rangeClosed(1, 7).mapToObj(i -> anotherFacility()).toList();
        ksef.bugAt = Option.some(FACILITY);

        IntStream.range(0, 4).forEach(turn -> fetch.runSome());

        assertThat(ksef.lookedAt).containsAll(others);
        ksef.bugAt = Option.none();
        later(Duration.ofMinutes(15));
        ksef.lookedAt.clear();
        IntStream.range(0, 4).forEach(turn -> fetch.runSome());
        assertThat(ksef.lookedAt).contains(FACILITY).containsAll(others).doesNotHaveDuplicates();
    }

    @Test void those_who_cannot_be_looked_at_do_not_keep_the_others_waiting() {
        var shut = IntStream.rangeClosed(1, 12).mapToObj(i -> anotherFacility()).toList();
        ksef.shutOut.addAll(shut);

        IntStream.range(0, 5).forEach(turn -> fetch.runSome());
        assertThat(ksef.lookedAt).contains(FACILITY);

        IntStream.range(0, 4).forEach(quarter -> {
            later(Duration.ofMinutes(15));
            ksef.lookedAt.clear();
            IntStream.range(0, 5).forEach(turn -> fetch.runSome());
            assertThat(ksef.lookedAt).contains(FACILITY);
        });
    }

    @Test void whoever_moves_the_clock_of_a_rehearsal_waits_for_a_look_that_began() {
        ksef.whileLooking = () -> assertThat(fetch.nextDue()).contains(world.clock.instant());

        fetch.runSome();

        assertThat(ksef.looks).hasSize(1);
        assertThat(fetch.nextDue()).isEmpty();
    }

    private FacilityId anotherFacility() {
        var id = new FacilityId(UUID.randomUUID());
        world.stores.transactions().record(() -> world.stores.directory().save(aFacility(id)));
        return id;
    }

    private void later(Duration time) {
        world.clock.set(world.clock.instant().plus(time));
    }

    private List<Purchase> purchases() {
        return world.listPurchases.handle(World.STAFF, ALL, Option.none(), 100).get();
    }

    private byte[] file(String number) {
        return documents.write(anInvoice().toTheClinic().number(number).numbered(), InvoiceBuilder.FROZEN_AT).get().xml();
    }

    /** KSeF as far as purchases go: whoever would send something comes to the wrong window. */
    private final class Ministry implements EInvoicing {

        private final Map<KsefNumber, byte[]> stored = new LinkedHashMap<>();
        private final List<Received> received = new ArrayList<>();
        private final List<Instant> looks = new ArrayList<>();
        private final List<KsefNumber> downloads = new ArrayList<>();
        private Option<GatewayUnavailable> weather = Option.none();
        private Option<byte[]> givesAnother = Option.none();
        private int isConfusedAbout = Integer.MAX_VALUE;
        private Option<KsefNumber> cannotGive = Option.none();
        private final List<FacilityId> lookedAt = new ArrayList<>();
        private final Set<FacilityId> shutOut = new HashSet<>();
        private Option<FacilityId> bugAt = Option.none();
        private Runnable whileLooking = () -> { };

        KsefNumber has(byte[] xml, Instant storedAt) {
            var start = "1111111111-20260101-%012X-".formatted(stored.size() + 1);
            var number = IntStream.range(0, 256).mapToObj(sum -> start + "%02X".formatted(sum)).filter(KsefNumber::isValid).findFirst().map(KsefNumber::new).orElseThrow();
            stored.put(number, xml);
            received.add(new Received(number, "", InvoiceBuilder.SELLER, storedAt, FakeInvoiceDocuments.fingerprint(xml).hash()));
            return number;
        }

        @Override public List<Received> received(FacilityId facility, Instant from, Instant to) {
            weather.forEach(bad -> {
                throw bad;
            });
            lookedAt.add(facility);
            whileLooking.run();
            if (shutOut.contains(facility)) {
                throw new NotLoggedIn("no credentials");
            }
            if (bugAt.contains(facility)) {
                throw new IllegalStateException("a bug");
            }
            looks.add(from);
            return received.stream().filter(each -> !each.storedAt().isBefore(from) && each.storedAt().isBefore(to)).toList();
        }

        @Override public byte[] download(FacilityId facility, KsefNumber number) {
            downloads.add(number);
            if (cannotGive.contains(number)) {
                throw new GatewayUnavailable("a broken answer");
            }
            return givesAnother.filter(another -> downloads.size() <= isConfusedAbout).getOrElse(stored.get(number));
        }

        @Override public String open(FacilityId facility) { throw new UnsupportedOperationException(); }
        @Override public SendAnswer send(FacilityId facility, String session, Document document) { throw new UnsupportedOperationException(); }
        @Override public Either<SendAnswer.Refused, Batch> openBatch(FacilityId facility, Document document) { throw new UnsupportedOperationException(); }
        @Override public List<Sent> sent(FacilityId facility, String session) { throw new UnsupportedOperationException(); }
        @Override public Sent status(FacilityId facility, String session, String reference) { throw new UnsupportedOperationException(); }
        @Override public void close(FacilityId facility, String session) { throw new UnsupportedOperationException(); }
        @Override public Option<Receipt> receipt(FacilityId facility, String session, String reference) { throw new UnsupportedOperationException(); }
        @Override public Option<String> hashOf(FacilityId facility, KsefNumber number) { throw new UnsupportedOperationException(); }
        @Override public List<Sent> issued(FacilityId facility, String number, LocalDate day) { throw new UnsupportedOperationException(); }
        @Override public Set<KsefRight> rights(FacilityId facility) { throw new UnsupportedOperationException(); }
        @Override public Map<KsefCall, Map<Duration, Integer>> limits(FacilityId facility) { throw new UnsupportedOperationException(); }
        @Override public Option<Warning> warning(FacilityId facility) { throw new UnsupportedOperationException(); }
    }
}
