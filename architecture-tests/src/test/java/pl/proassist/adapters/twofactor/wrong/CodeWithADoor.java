package pl.proassist.adapters.twofactor.wrong;

import jakarta.ws.rs.Path;

/** Deliberately wrong: the codes of logins are called by nobody over HTTP. */
@Path("/code")
class CodeWithADoor {
}
