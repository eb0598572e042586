package pl.proassist.application.port;

/** Weather before anything was said: the provider was not reached at all, so it cannot have done what it was to be asked for. */
public final class GatewayUnreached extends GatewayUnavailable {

    public GatewayUnreached(String what, Throwable cause) {
        super(what, cause);
    }
}
