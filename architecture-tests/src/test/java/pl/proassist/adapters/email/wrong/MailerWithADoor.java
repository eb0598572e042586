package pl.proassist.adapters.email.wrong;

import jakarta.ws.rs.Path;

/** Deliberately wrong: the mail adapter is called by nobody over HTTP. */
@Path("/mail")
class MailerWithADoor {
}
