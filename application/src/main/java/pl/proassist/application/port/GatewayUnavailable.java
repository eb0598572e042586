package pl.proassist.application.port;

/** Weather: a provider could not be asked, or what became of the call is not known. Delivery tries again. */
public class GatewayUnavailable extends RuntimeException {

    public GatewayUnavailable(String what) {
        super(what);
    }

    public GatewayUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
