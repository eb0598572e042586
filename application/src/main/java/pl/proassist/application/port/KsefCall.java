package pl.proassist.application.port;

import java.time.Duration;
import java.util.Map;

/**
 * What KSeF counts when it limits how often one facility may ask (ksef.md 8): sliding windows of a second, a minute and an hour. These are
 * production's values, which count until KSeF has told its own ({@link EInvoicing#limits}); the ministry's test environment allows ten times as much.
 */
public enum KsefCall {

    OPEN_SESSION(10, 30, 120),
    SEND(10, 30, 180),
    CLOSE_SESSION(20, 60, 240),
    OPEN_BATCH(10, 20, 60),
    CLOSE_BATCH(20, 40, 120),
    INVOICE_STATUS(30, 120, 1200),
    SESSION_INVOICES(10, 20, 200),
    RECEIPT(10, 120, 1200),
    /** Reading back what KSeF has. */
    DOWNLOAD(8, 16, 64),
    /** Looking for what KSeF has. */
    METADATA(8, 16, 20),
    /** Whatever has no limit of its own. */
    OTHER(10, 30, 120);

    private final Map<Duration, Integer> limits;

    KsefCall(int aSecond, int aMinute, int anHour) {
        this.limits = Map.of(Duration.ofSeconds(1), aSecond, Duration.ofMinutes(1), aMinute, Duration.ofHours(1), anHour);
    }

    /** How many calls of this kind KSeF takes within each of the windows. */
    public Map<Duration, Integer> limits() {
        return limits;
    }
}
