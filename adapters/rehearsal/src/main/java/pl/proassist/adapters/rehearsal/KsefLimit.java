package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/** How often a caller may ask for something (ksef.md 8), as on production; the first window that is full refuses. */
enum KsefLimit {

    ONLINE_SESSION("onlineSession", 10, 30, 120),
    CLOSE_SESSION("", 20, 60, 240),
    BATCH_SESSION("batchSession", 10, 20, 60),
    CLOSE_BATCH("", 20, 40, 120),
    INVOICE_SEND("invoiceSend", 10, 30, 180),
    INVOICE_STATUS("invoiceStatus", 30, 120, 1200),
    SESSION_LIST("sessionList", 5, 10, 60),
    SESSION_INVOICES("sessionInvoiceList", 10, 20, 200),
    SESSION_MISC("sessionMisc", 10, 120, 1200),
    METADATA("invoiceMetadata", 8, 16, 20),
    DOWNLOAD("invoiceDownload", 8, 16, 64),
    /** Those who are not let in yet, each address by itself. */
    PUBLIC("", 60, 0, 0),
    OTHER("other", 10, 30, 120),
    /** What the simulator only tells about. */
    EXPORT("invoiceExport", 8, 16, 20),
    EXPORT_STATUS("invoiceExportStatus", 10, 60, 600),
    COLLECTIVE_IDENTIFIER("collectiveIdentifier", 10, 30, 120);

    private final String name;
    private final int aSecond;
    private final int aMinute;
    private final int anHour;

    KsefLimit(String name, int aSecond, int aMinute, int anHour) {
        this.name = name;
        this.aSecond = aSecond;
        this.aMinute = aMinute;
        this.anHour = anHour;
    }

    /** So many calls in that time. */
    record Window(int calls, Duration length) {
    }

    List<Window> windows() {
        return List.of(new Window(aSecond, Duration.ofSeconds(1)), new Window(aMinute, Duration.ofMinutes(1)), new Window(anHour, Duration.ofHours(1)))
                .stream().filter(window -> window.calls() > 0).toList();
    }

    /** Under which name {@code GET /rate-limits} tells it, if it does. */
    Option<String> wireName() {
        return Option.some(name).filter(told -> !told.isEmpty());
    }
}
