package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import pl.proassist.application.port.IssuerCertificates;
import pl.proassist.domain.facility.FacilityId;

/** Offline certificates whose signature is the serial number and the text itself. */
public final class FakeIssuerCertificates implements IssuerCertificates {

    private final InMemoryTransactions transactions;
    private final Map<FacilityId, Given> given = new ConcurrentHashMap<>();
    private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();

    public FakeIssuerCertificates(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public void give(FacilityId facility, String serial, Instant from, Instant until) {
        given.put(facility, new Given(serial, from, until));
    }

    /** What others do while the next signature is made. */
    public void meanwhile(Runnable done) {
        meanwhile.add(done);
    }

    @Override public Option<String> serial(FacilityId facility, Instant now) {
        transactions.mustNotBeOpen();
        return Option.of(given.get(facility)).filter(each -> !now.isBefore(each.from()) && now.isBefore(each.until())).map(Given::serial);
    }

    @Override public String sign(FacilityId facility, String text) {
        transactions.mustNotBeOpen();
        Option.of(meanwhile.poll()).forEach(Runnable::run);
        return Option.of(given.get(facility)).map(each -> signature(each.serial(), text))
                .getOrElseThrow(() -> new IllegalStateException("no offline certificate to sign with"));
    }

    public static String signature(String serial, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((serial + " " + text).getBytes(StandardCharsets.UTF_8));
    }

    private record Given(String serial, Instant from, Instant until) {
    }
}
