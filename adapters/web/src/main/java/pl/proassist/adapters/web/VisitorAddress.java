package pl.proassist.adapters.web;

/** Where somebody calls from. Which proxies are believed about that is one decision for all doors, so it comes from outside. */
@FunctionalInterface
public interface VisitorAddress {

    /**
     * @param peer      the other end of our socket
     * @param forwarded the header {@code X-Forwarded-For}, or null
     */
    String of(String peer, String forwarded);
}
