package pl.proassist.adapters.paper;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** Prints HTML of our own templates as a PDF that carries its fonts and names no place outside itself. The same HTML is the same file, byte by byte. */
final class Pdf {

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private static final FSCacheEx<String, FSCacheValue> FONT_METRICS = new FSDefaultCacheStore();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {
    }

    /** @param day which the file says it was made on: that of the document, not of the printing */
    static byte[] of(String html, LocalDate day) {
        var builder = new PdfRendererBuilder();
        builder.withHtmlContent(html, null);
        builder.usePdfUaAccessibility(true);
        builder.useFont(font("Roboto-Regular.ttf"), "Roboto", NORMAL, FontStyle.NORMAL, true);
        builder.useFont(font("Roboto-Bold.ttf"), "Roboto", BOLD, FontStyle.NORMAL, true);
        builder.useExternalResourceAccessControl((address, kind) -> address.startsWith("data:"), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, FONT_METRICS);
        builder.withProducer("Proassist");
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            var document = renderer.getPdfDocument();
            var made = midnight(day);
            document.getDocumentInformation().setCreationDate(made);
            document.getDocumentInformation().setModificationDate(made);
            document.setDocumentId(day.toEpochDay());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Calendar midnight(LocalDate day) {
        var midnight = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        midnight.clear();
        midnight.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
        return midnight;
    }

    private static FSSupplier<InputStream> font(String file) {
        return () -> Pdf.class.getResourceAsStream(file);
    }
}
