package pl.proassist.play;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import pl.proassist.play.Clinic.Visit;

/**
 * Compares what the product says of money and slots with what the payment operator says of money: whoever paid has a visit or
 * the money back, whoever has a visit that needed money has paid it once, and no two visits share a slot.
 */
public final class Books {

    private static final Set<String> HOLDS_A_SLOT = Set.of("AWAITING_PAYMENT", "CONFIRMED", "COMPLETED", "NO_SHOW");

    private final Clinic clinic;
    private final Map<String, JsonObject> orders;

    private Books(Clinic clinic, Rehearsal rehearsal) {
        this.clinic = clinic;
        this.orders = rehearsal.orders().stream().collect(toMap(each -> each.getString("orderId"), Function.identity()));
    }

    /** Throws when they disagree. @return the visits as they stand */
    public static List<Visit> agree(Clinic clinic, Rehearsal rehearsal, Collection<Visit> visits) {
        var books = new Books(clinic, rehearsal);
        var now = visits.stream().map(each -> clinic.visit(each.id())).toList();
        now.forEach(books::moneyFitsTheVisit);
        books.noTwoShareASlot(now);
        return now;
    }

    private void moneyFitsTheVisit(Visit visit) {
        var received = atOperator(visit, "attempts", Set.of("SUCCESS"));
        var givenBack = atOperator(visit, "refunds", Set.of("DONE", "PROCESSING"));
        var due = visit.status().equals("CONFIRMED") && visit.payment("requirement").equals("REQUIRED")
                ? new BigDecimal(visit.payment("amount")) : BigDecimal.ZERO;
        equal("money that the operator holds for us", visit, due, received.subtract(givenBack));
        equal("money received", visit, received, new BigDecimal(visit.payment("paid")));
        equal("money given back", visit, givenBack, new BigDecimal(visit.payment("refunded")));
    }

    private BigDecimal atOperator(Visit visit, String what, Set<String> statuses) {
        return clinic.link(visit).getJsonArray("orders").getValuesAs(JsonObject.class).stream()
                .map(order -> orders.get(order.getString("orderId")))
                .filter(known -> known != null)
                .flatMap(known -> known.getJsonArray(what).getValuesAs(JsonObject.class).stream())
                .filter(each -> statuses.contains(each.getString("status")))
                .map(each -> new BigDecimal(each.getString("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void noTwoShareASlot(List<Visit> visits) {
        visits.stream().filter(each -> HOLDS_A_SLOT.contains(each.status()))
                .collect(groupingBy(each -> each.json().getString("specialist"))).values().forEach(ofOne -> {
                    var inOrder = new ArrayList<>(ofOne);
                    inOrder.sort(Comparator.comparing(each -> when(each, "start")));
                    for (int i = 1; i < inOrder.size(); i++) {
                        if (when(inOrder.get(i), "start").isBefore(when(inOrder.get(i - 1), "end"))) {
                            throw new Api.Unexpected("slots", "no overlap", inOrder.get(i - 1).id() + " and " + inOrder.get(i).id());
                        }
                    }
                });
    }

    private static Instant when(Visit visit, String member) {
        return Instant.parse(visit.json().getString(member));
    }

    private static void equal(String what, Visit visit, BigDecimal expected, BigDecimal came) {
        if (expected.compareTo(came) != 0) {
            throw new Api.Unexpected("%s for visit %s, which is %s".formatted(what, visit.id(), visit.status()), expected, came);
        }
    }
}
