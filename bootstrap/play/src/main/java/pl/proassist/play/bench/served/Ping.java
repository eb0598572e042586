package pl.proassist.play.bench.served;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The one resource class of the WAR that the product's start is compared with. */
@Path("/ping")
public class Ping {

    @GET
    public String ping() {
        return "pong";
    }
}
