package pl.proassist.bootstrap;

import jakarta.ws.rs.ApplicationPath;
import pl.proassist.adapters.rest.ApiApplication;

/** Where the JSON API lives (api.md 1). */
@ApplicationPath("/api/v1")
public class RestApi extends ApiApplication {
}
