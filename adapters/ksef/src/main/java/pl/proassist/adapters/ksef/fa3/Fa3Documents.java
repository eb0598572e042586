package pl.proassist.adapters.ksef.fa3;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.logging.Logger;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.shared.Refusal;

/** FA(3): checked by our own rules always, and by the ministry's schema where the installation has it. */
public final class Fa3Documents implements InvoiceDocuments {

    private static final Logger LOG = Logger.getLogger("pl.proassist.ksef");

    private final Option<SchemaFolder> schema;

    public Fa3Documents(Option<SchemaFolder> schema) {
        this.schema = schema;
    }

    /** @param folder with the ministry's schema; without one that is said once, and our own checks must do */
    public static Fa3Documents with(Option<Path> folder) {
        if (folder.isEmpty()) {
            LOG.warning("the ministry's schema of FA(3) is not configured: invoices are checked by our own rules alone");
        }
        return new Fa3Documents(folder.map(SchemaFolder::in));
    }

    @Override public Either<Refusal, Written> write(NumberedInvoice invoice, Instant made) {
        var tree = Fa3Writer.invoice(invoice, made);
        var xml = Xml.bytes(tree);
        return Discretion.brokenIn(tree).orElse(() -> tooLarge(xml, tree)).orElse(() -> wrongIn(tree, xml))
                .<Either<Refusal, Written>>fold(() -> right(new Written(xml, fingerprint(xml))), fault -> left(new DocumentRefusal.NotWritable(fault)));
    }

    @Override public Either<Refusal, Read> read(byte[] xml) {
        return Xml.read(xml).flatMap(tree -> wrongIn(tree, xml).toEither(tree).swap())
                .flatMap(Fa3Reader::invoice).map(invoice -> new Read(invoice, fingerprint(xml))).mapLeft(DocumentRefusal.NotAnInvoice::new);
    }

    private Option<Fault> wrongIn(Node tree, byte[] xml) {
        return Structure.wrongIn(tree).orElse(() -> schema.flatMap(official -> official.wrongIn(xml)));
    }

    private static Option<Fault> tooLarge(byte[] xml, Node tree) {
        var most = tree.at(Xml.ATTACHMENT).isDefined() ? Xml.LARGEST_WITH_ATTACHMENT : Xml.LARGEST;
        return Option.when(xml.length > most, () -> Xml.tooLarge(most));
    }

    private static FrozenDocument fingerprint(byte[] xml) {
        try {
            return new FrozenDocument(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(xml)), xml.length);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java knows SHA-256", never);
        }
    }
}
