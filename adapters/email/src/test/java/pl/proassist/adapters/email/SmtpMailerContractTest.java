package pl.proassist.adapters.email;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.MailerContract;

/** The contract over a socket, identity being the Message-ID that a mailbox goes by. */
class SmtpMailerContractTest extends MailerContract {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<[^>]+>)\r?$");

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final Mailer mailer = new SmtpMailer(TestMail.through(server.port()), TestMail.CLOCK);

    @AfterEach void stop() {
        server.close();
    }

    @Override protected Mailer mailer() {
        return mailer;
    }

    @Override protected Set<String> arrived() {
        return server.letters.stream().map(letter -> MESSAGE_ID.matcher(letter).results().findFirst().orElseThrow().group(1)).collect(Collectors.toSet());
    }

    @Override protected void loseTheNextReply() {
        server.replying(ScriptedSmtp.END, ScriptedSmtp.HANG_UP);
    }

    @Override protected void beAwayForTheNextCall() {
        server.replying(ScriptedSmtp.GREETING, ScriptedSmtp.HANG_UP);
    }
}
