package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.STRING;
import static pl.proassist.adapters.rest.Member.lines;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import java.util.Base64;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.port.CertificateFiles.File;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.shared.Refusal;

/** What is said when something that lets a facility into KSeF is entered: the token itself; two files of text, or one file, with their password. */
interface KsefCredentialRequest {

    int LONGEST_FILE = 20_000;
    int LONGEST_PASSWORD = 200;

    Member<KsefCredential.Token> TOKEN = STRING.as(String::strip).then(text -> KsefCredential.Token.isValid(text)
            ? Either.right(new KsefCredential.Token(text)) : wrong("not-a-ksef-token"));

    /** As it is: a password may begin with a space. */
    Member<String> PASSWORD = STRING.then(text -> text.isEmpty() ? wrong("blank")
            : text.length() > LONGEST_PASSWORD ? wrong("too-long", LONGEST_PASSWORD) : Either.right(text));

    Member<byte[]> FILE = STRING.then(text -> text.length() > LONGEST_FILE ? wrong("too-long", LONGEST_FILE) : decoded(text));

    private static Either<Member.Wrong, byte[]> decoded(String text) {
        try {
            return Either.right(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException notOne) {
            return wrong("not-base64");
        }
    }

    Either<Refusal, EnterKsefCredentials.Entered> enteredBy(EnterKsefCredentials enter, Caller caller, FacilityId facility);

    static KsefCredentialRequest of(Kind kind, Body body) {
        return kind == Kind.TOKEN ? token(body) : body.says("pkcs12") ? oneFile(kind, body) : twoFiles(kind, body);
    }

    private static KsefCredentialRequest token(Body body) {
        var token = body.required("token", TOKEN);
        return (enter, caller, facility) -> body.done(() -> enter.token(caller, facility, token.get()));
    }

    private static KsefCredentialRequest oneFile(Kind kind, Body body) {
        var file = body.required("pkcs12", FILE);
        var password = body.required("password", PASSWORD);
        return (enter, caller, facility) -> body.done(() -> enter.certificate(caller, facility, kind, new File.Pkcs12(file.get(), password.get())));
    }

    private static KsefCredentialRequest twoFiles(Kind kind, Body body) {
        var certificate = body.required("certificate", lines(LONGEST_FILE));
        var key = body.required("key", lines(LONGEST_FILE));
        var password = body.required("password", PASSWORD);
        return (enter, caller, facility) -> body.done(() -> enter.certificate(caller, facility, kind, new File.Pem(certificate.get(), key.get(), password.get())));
    }
}
