package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Outage;

/** What is known of KSeF's health, in memory. */
public final class InMemoryKsefSigns implements KsefSigns {

    private static final Watch NEVER_LOOKED = new Watch(Instant.EPOCH, Option.none(), false);

    private final InMemoryTransactions transactions;
    private final Table<Long, Outage> outages;
    private final Table<Integer, Watch> watch;
    private final Table<FacilityId, ByHand> choices;

    public InMemoryKsefSigns(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.outages = transactions.table();
        this.watch = transactions.table();
        this.choices = transactions.table();
    }

    @Override public List<Outage> outages() {
        transactions.mustBeOpen();
        return outages.all().stream().sorted(comparing(Outage::start)).toList();
    }

    @Override public boolean announce(long event, Outage outage) {
        transactions.mustBeOpen();
        if (outages.get(event).contains(outage)) {
            return false;
        }
        outages.put(event, outage);
        return true;
    }

    @Override public int beginUnannounced(Outage.Kind kind, Instant now) {
        return announce(-now.getEpochSecond(), new Outage(kind, now, Option.none())) ? 1 : 0;
    }

    @Override public int endUnannounced(Instant now) {
        var open = outages.keys(event -> event < 0 && outages.get(event).exists(outage -> outage.end().isEmpty()));
        open.forEach(event -> outages.put(event, new Outage(outages.get(event).get().kind(), outages.get(event).get().start(), Option.some(now))));
        return open.size();
    }

    @Override public Option<Instant> silentSince() {
        transactions.mustBeOpen();
        return watch().silentSince;
    }

    private Watch watch() {
        return watch.get(1).getOrElse(NEVER_LOOKED);
    }

    @Override public boolean lease(Instant now) {
        return transactions.record(() -> {
            var due = !watch().leased && !watch().lookAt.isAfter(now);
            watch.put(1, new Watch(watch().lookAt, watch().silentSince, watch().leased || due));
            return due;
        });
    }

    @Override public void looked(Option<Instant> silentSince, Instant next) {
        transactions.mustBeOpen();
        watch.put(1, new Watch(next, silentSince, false));
    }

    @Override public Instant nextLook() {
        return transactions.record(() -> watch().lookAt);
    }

    @Override public void lookNotLaterThan(Instant then) {
        transactions.mustBeOpen();
        watch.get(1).filter(row -> then.isBefore(row.lookAt)).forEach(row -> watch.put(1, new Watch(then, row.silentSince, row.leased)));
    }

    @Override public Option<ByHand> byHand(FacilityId facility) {
        transactions.mustBeOpen();
        return choices.get(facility);
    }

    @Override public void choose(FacilityId facility, Option<ByHand> choice) {
        transactions.mustBeOpen();
        choice.peek(chosen -> choices.put(facility, chosen)).onEmpty(() -> choices.remove(facility));
    }

    /** The server died: what it had claimed is free again. */
    public void forgetLeases() {
        transactions.record(() -> {
            watch.put(1, new Watch(watch().lookAt, watch().silentSince, false));
            return watch;
        });
    }

    private record Watch(Instant lookAt, Option<Instant> silentSince, boolean leased) {
    }
}
