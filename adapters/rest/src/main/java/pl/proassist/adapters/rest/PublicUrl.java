package pl.proassist.adapters.rest;

import java.net.URI;

/** The address under which browsers reach this installation. */
public record PublicUrl(URI value) {

    boolean isEncrypted() {
        return "https".equals(value.getScheme());
    }
}
