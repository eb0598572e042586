package pl.proassist.adapters.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address on the network that a request came from. What a proxy says of it is believed only of the proxies that the
 * installation names: everybody else could write any address into {@code X-Forwarded-For}.
 */
public final class ClientAddress {

    static final String HEADER = "X-Forwarded-For";

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** Checked before it is parsed: a name would be looked up in the DNS. */
    private static final Pattern LITERAL = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private final Set<String> trusted;

    /** @param trustedProxies addresses, as {@code 10.0.0.7} or {@code ::1} */
    public ClientAddress(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(ClientAddress::plain).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The last hop that no trusted proxy has made; where the chain breaks off or cannot be read, the nearest one that is known.
     *
     * @param peer      the other end of our socket
     * @param forwarded the header {@code X-Forwarded-For}, or null
     */
    public String of(String peer, String forwarded) {
        var hops = forwarded == null ? new String[0] : forwarded.split(",");
        var client = plain(peer);
        for (int i = hops.length - 1; i >= 0 && trusted.contains(client) && isLiteral(hops[i].strip()); i--) {
            client = plain(hops[i].strip());
        }
        return client;
    }

    private static boolean isLiteral(String text) {
        return text.length() <= 45 && LITERAL.matcher(text).matches() && !plain(text).isEmpty();
    }

    /** One spelling for each address; empty for what is none. */
    private static String plain(String literal) {
        try {
            return LITERAL.matcher(literal).matches() ? InetAddress.getByName(literal).getHostAddress() : "";
        } catch (UnknownHostException none) {
            return "";
        }
    }
}
