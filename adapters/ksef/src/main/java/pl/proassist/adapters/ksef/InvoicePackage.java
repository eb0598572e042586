package pl.proassist.adapters.ksef;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import pl.proassist.application.port.EInvoicing;

/** One invoice as a batch takes it (ksef.md 6): an archive with nothing else in it, encrypted as its only part with a key of its own. */
record InvoicePackage(SessionKey key, byte[] archive, byte[] part, boolean offline) {

    private static final LocalDateTime NO_DAY_IN_PARTICULAR = LocalDateTime.of(2026, 1, 1, 0, 0);

    static InvoicePackage of(EInvoicing.Document document) {
        var key = SessionKey.fresh();
        var archive = archive(document.xml());
        return new InvoicePackage(key, archive, key.encrypted(archive), document.offline());
    }

    /** The name says nothing: KSeF tells what was in it by its hash. */
    private static byte[] archive(byte[] xml) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry("faktura.xml");
            entry.setTimeLocal(NO_DAY_IN_PARTICULAR);
            zip.putNextEntry(entry);
            zip.write(xml);
            zip.closeEntry();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** What KSeF is told of it before it is uploaded. */
    JsonObject announced(MinistryKey ministry) {
        return Json.createObjectBuilder().add("formCode", SessionKey.formCode())
                .add("batchFile", Json.createObjectBuilder().add("fileSize", archive.length).add("fileHash", Sha256.of(archive)).add("compressionType", "Zip")
                        .add("fileParts", Json.createArrayBuilder().add(Json.createObjectBuilder().add("ordinalNumber", 1).add("fileSize", part.length)
                                .add("fileHash", Sha256.of(part)))))
                .add("encryption", key.sealedFor(ministry)).add("offlineMode", offline).build();
    }
}
