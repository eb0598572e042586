package pl.proassist.adapters.rest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** What the tests over HTTP share: a clinic of their own behind a running API. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ApiTest {

    final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    /** Books the usual visit, which then waits for its payment. @return its path */
    String awaited() {
        api.put(Bodies.THE_FACILITY + "/payment-rules", Bodies.EVERYBODY_PAYS);
        var visit = Bodies.newVisit();
        api.put(visit, Bodies.booking());
        return visit;
    }

    String linkOf(String visit) {
        return "/payment-links/" + api.get(visit).json().getJsonObject("payment").getJsonObject("link").getString("id");
    }

    static pl.proassist.domain.visit.VisitId id(String visit) {
        return new pl.proassist.domain.visit.VisitId(java.util.UUID.fromString(visit.substring("/visits/".length())));
    }
}
