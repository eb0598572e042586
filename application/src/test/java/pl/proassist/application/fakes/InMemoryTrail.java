package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.application.fakes.InMemoryTransactions.Kept;
import pl.proassist.application.port.Trail;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** The trail that the in-memory database keeps, chained like the real one. */
public final class InMemoryTrail implements Trail {

    private static final DateTimeFormatter MICROS = new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final String NO_HASH = "0".repeat(64);

    private final InMemoryTransactions transactions;
    private final InMemoryVisits visits;
    private final InMemoryPaymentLinks links;

    public InMemoryTrail(InMemoryTransactions transactions, InMemoryVisits visits, InMemoryPaymentLinks links) {
        this.transactions = transactions;
        this.visits = visits;
        this.links = links;
    }

    @Override public List<Entry> page(Filter filter, Option<Long> before, int limit) {
        return transactions.record(() -> {
            var kept = transactions.trail();
            var entries = chained(kept);
            var page = new ArrayList<Entry>();
            for (int i = kept.size() - 1; i >= 0 && page.size() < limit; i--) {
                var number = kept.get(i).number();
                if (before.forAll(last -> number < last) && isMeant(filter, kept.get(i))) {
                    page.add(entries.get(i));
                }
            }
            return page;
        });
    }

    @Override public void export(Consumer<String> line) {
        chained(transactions.trail()).forEach(entry -> line.accept("{\"hash\":\"" + entry.hash() + "\",\"entry\":" + entry.body() + "}"));
        line.accept(head().line());
    }

    @Override public Head head() {
        var entries = chained(transactions.trail());
        var hash = entries.isEmpty() ? NO_HASH : entries.get(entries.size() - 1).hash();
        return new Head(entries.size(), hash, sha256(("fake key" + hash).getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isMeant(Filter filter, Kept kept) {
        var act = kept.act();
        return filter.facilities().forAll(ours -> facility(act.on()).exists(ours::contains))
                && filter.patient().forAll(patient -> patient.value().equals(act.on().get("patient")))
                && filter.user().forAll(person(act.who())::contains)
                && filter.what().forAll(act.what()::equals)
                && filter.from().forAll(from -> !kept.at().isBefore(from))
                && filter.to().forAll(kept.at()::isBefore);
    }

    /** The one that is named, or that of the visit or the link that is named. */
    private Option<FacilityId> facility(Map<String, UUID> on) {
        return Option.of(on.get("facility")).map(FacilityId::new)
                .orElse(() -> Option.of(on.get("visit")).flatMap(id -> visits.find(new VisitId(id))).map(visit -> visit.details().facility()))
                .orElse(() -> Option.of(on.get("link")).flatMap(id -> links.find(new PaymentLinkId(id))).map(link -> link.details().facility()));
    }

    private static List<Entry> chained(List<Kept> trail) {
        var entries = new ArrayList<Entry>();
        var last = NO_HASH;
        for (var kept : trail) {
            var body = body(kept);
            last = sha256(HexFormat.of().parseHex(last), body.getBytes(StandardCharsets.UTF_8));
            var who = kept.act().who();
            var person = who.kind() == Actor.Kind.PERSON ? who.id().map(UserId::new) : Option.<UserId>none();
            entries.add(new Entry(kept.number(), kept.at().truncatedTo(ChronoUnit.MICROS), person, kept.act().what(), body, last));
        }
        return entries;
    }

    private static Option<UserId> person(Actor who) {
        return who.kind() == Actor.Kind.PERSON ? who.id().map(UserId::new) : Option.none();
    }

    private static String body(Kept kept) {
        var act = kept.act();
        var who = Stream.of(Option.some(member("kind", text(act.who().kind().name()))), act.who().id().map(id -> member("id", text(id.toString()))),
                act.who().from().map(from -> member("from", text(from))));
        return object(Stream.of(
                Option.some(member("n", String.valueOf(kept.number()))),
                Option.some(member("at", text(at(kept.at())))),
                Option.some(member("who", object(who))),
                Option.some(member("what", text(act.what()))),
                Option.when(!act.on().isEmpty(), () -> member("on", object(act.on()))),
                Option.when(!act.facts().isEmpty(), () -> member("facts", object(act.facts()))),
                Option.when(!kept.events().isEmpty(), () -> member("events", kept.events().stream().map(InMemoryTrail::text).collect(Collectors.joining(",", "[", "]")))),
                Option.some(member("result", text(kept.result())))));
    }

    private static String at(Instant at) {
        return MICROS.format(at.truncatedTo(ChronoUnit.MICROS));
    }

    private static String object(Map<String, ?> members) {
        return object(members.entrySet().stream().map(each -> Option.some(member(each.getKey(), text(each.getValue().toString())))));
    }

    private static String object(Stream<Option<String>> members) {
        return members.flatMap(Option::toJavaStream).collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(String name, String json) {
        return text(name) + ":" + json;
    }

    private static String text(String value) {
        var json = new StringBuilder("\"");
        value.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                json.append('\\').append((char) each);
            } else if (each < ' ') {
                json.append("\\u%04x".formatted(each));
            } else {
                json.append((char) each);
            }
        });
        return json.append('"').toString();
    }

    private static String sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
