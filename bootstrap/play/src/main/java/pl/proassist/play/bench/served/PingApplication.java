package pl.proassist.play.bench.served;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts {@link Ping} at the root. */
@ApplicationPath("/")
public class PingApplication extends Application {
}
